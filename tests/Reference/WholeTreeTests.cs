// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

public class WholeTreeTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("kernel/time", 30)]
    [InlineData("include/linux", 1000)]
    public void Every_file_is_read_and_most_statements_are_parsed(string folder, int atLeast)
    {
        var tree = Repository.Kernel(Repository.Pinned, output);
        var root = tree is null ? Repository.Small() : Path.Combine(tree, folder);
        if (tree is null)
            atLeast = 1;
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .Where(f =>
                f.EndsWith(".c", StringComparison.Ordinal) ||
                f.EndsWith(".h", StringComparison.Ordinal))
            .ToList();
        var units = files.AsParallel().Select(f =>
            CReader.Read(f, File.ReadAllText(f), Repository.Config)).ToList();
        var statements = units.SelectMany(u => u.Items).SelectMany(i => i.Statements).ToList();
        var kept = statements.Count(s => s.Tree.Holds("tokens"));
        output.WriteLine(
            $"{files.Count} files, {statements.Count} statements, {kept} kept as tokens, " +
            $"{units.Sum(u => u.Notes.Count)} notes");
        Assert.True(files.Count >= atLeast);
        Assert.NotEmpty(statements);
        Assert.True(kept * 20 <= statements.Count);
        Assert.All(units.SelectMany(u => u.Notes), n => Assert.Matches(@"^.+:\d+: .+$", n));
    }
}
