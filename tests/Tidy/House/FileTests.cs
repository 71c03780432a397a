// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Tidy.House;

/// <summary>What a file is called, how large it is and how it begins.</summary>
public class FileTests
{
    private const int MostLines = 300;
    private const int MostFilesOfAClass = 2;

    private static readonly Regex s_type = new(
        @"^(?:(?:public|internal|file|private|static|sealed|abstract|readonly|unsafe|partial|ref) )*"
        + @"(?:class|struct|interface|enum|record struct|record class|record) (?<name>\w+)",
        RegexOptions.Multiline);

    private static readonly Regex s_part = new(@"^\w[\w ]*\bpartial (?:class|struct|record) (?<name>\w+)");

    // Still two things. Who makes two files of it takes its line away.
    private static readonly string[] s_tooLong = ["src/Port/Commands/ExploreCommand.cs"];

    // Families of small types that are found by what they have in common.
    private static readonly string[] s_families =
    [
        "src/Kernel/hardware/VisibleOperation.cs", "src/Stories/checks/Checks.cs", "src/Stories/open/Hotplug.cs",
        "src/Stories/open/Isolation.cs", "src/Stories/open/NohzFull.cs",
    ];

    [Fact]
    public void File_OpensWithItsLicence()
        => Assert.All(SourceFile.All, static file => Assert.StartsWith(
            "// SPDX-License-Identifier: GPL-2.0", file.Lines.FirstOrDefault()?.TrimStart('\ufeff') ?? ""));

    [Fact]
    public void File_IsCalledAsATypeInIt()
    {
        SourceFile[] others = SourceFile.Ours.Where(static file => !IsCalledAsAType(file)).ToArray();

        Assert.All(others, static file => Assert.True(
            s_families.Contains(file.Path), $"{file} holds no type of its name. Rename the file, or split it."));
    }

    [Fact]
    public void File_IsNotTooLong()
        => Assert.All(SourceFile.Ours, static file => Assert.True(
            file.Lines.Length <= MostLines || s_tooLong.Contains(file.Path),
            $"{file} has {file.Lines.Length} lines, more than {MostLines}. It is two things; give each a file."));

    [Fact]
    public void Class_IsNotInPiecesAllOver()
    {
        var parts = SourceFile.Ours
            .SelectMany(static file => file.Lines.Select(static line => s_part.Match(line))
                .Where(static match => match.Success)
                .Select(match => (Class: $"{Path.GetDirectoryName(file.Path)}:{match.Groups["name"].Value}", file.Path)))
            .Distinct().GroupBy(static part => part.Class);

        Assert.All(parts, static part => Assert.True(
            part.Count() <= MostFilesOfAClass,
            $"{part.Key} is in {part.Count()} files. A class in more than {MostFilesOfAClass} is several classes."));
    }

    [Fact]
    public void Projects_ReferToNoneOfTheHosts()
        => Assert.All(
            Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories),
            static project => Assert.DoesNotMatch(@"Include=""[./]*/(bench|tests)/", File.ReadAllText(project)));

    private static bool IsCalledAsAType(SourceFile file)
    {
        string[] types = s_type.Matches(string.Join('\n', file.Lines))
            .Select(static match => match.Groups["name"].Value).ToArray();

        // C's words in our file names: irq_vector stands in IrqVector.cs.
        return types.Length == 0
            || types.Any(type => string.Equals(
                type.Replace("_", ""), file.Stem.Replace("_", ""), StringComparison.OrdinalIgnoreCase))
            || (file.Stem.EndsWith("Attributes", StringComparison.Ordinal)
                && types.All(static type => type.EndsWith("Attribute", StringComparison.Ordinal) || type == "Irqs"));
    }
}
