// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Reference;
using Linux.Reference.C;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

/// <summary>
/// Universal Ctags says where functions begin and end; its answers are data in oracle/.
/// </summary>
public class CtagsOracleTests(ITestOutputHelper output)
{
    private sealed record Answer(string Sha256, JsonElement[][] Functions);

    private static Dictionary<string, Answer> Load(string name) =>
        JsonSerializer.Deserialize<Dictionary<string, Answer>>(
            File.ReadAllText(Path.Combine(Repository.Top, "tests", "Reference", "oracle", name)),
            new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;

    private int Check(string tree, Dictionary<string, Answer> answers)
    {
        var compared = 0;
        foreach (var (file, answer) in answers)
        {
            if (Repository.KernelFile(tree, file, answer.Sha256, output) is not { } text)
                continue;
            var expected = answer.Functions
                .Select(f =>
                    $"{f[0].GetString()} {f[1].GetInt32()}-{f[2].GetInt32()}").Order().ToList();
            var actual = CReader.Read(file, text, Repository.Config).Items
                .Where(i => i.Kind == ItemKind.Function)
                .Select(i => $"{i.Name.Split('(')[0]} {i.Line}-{i.EndLine}").Order().ToList();
            Assert.Equal(expected, actual);
            compared += expected.Count;
        }
        return compared;
    }

    [Fact]
    public void Function_extents_of_the_small_tree_equal_those_of_ctags() =>
        Assert.Equal(8, Check(Repository.Small(), Load("ctags-small.json")));

    [Fact]
    public void Function_extents_of_kernel_time_equal_those_of_ctags()
    {
        var answers = Load("ctags-kernel.json");
        Assert.True(answers.Values.Sum(a => a.Functions.Length) > 1000);
        if (Repository.Kernel(Repository.Pinned, output) is not { } tree)
            return;
        output.WriteLine($"{Check(tree, answers)} functions compared");
    }
}
