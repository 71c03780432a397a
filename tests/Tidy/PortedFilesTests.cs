// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy;

public class PortedFilesTests
{
    private static readonly IEnumerable<string> s_zone =
        SourceZones.PortedFolders.Select(static folder => $"src/Kernel/{folder}");

    public static IEnumerable<string> Files => s_zone.SelectMany(Repository.Sources);

    [Fact]
    public void PortedFile_OpensWithItsLicence()
        => Assert.All(Files, file => Assert.StartsWith(
            "// SPDX-License-Identifier: GPL-2.0", File.ReadLines(file).FirstOrDefault() ?? ""));

    [Fact]
    public void PortedFile_NamesWhereItIsFrom()
        => Assert.All(
            Files.Where(file => Path.GetFileName(file).EndsWith(".c.cs", StringComparison.Ordinal)),
            file => Assert.Contains(
                File.ReadLines(file).Take(6), line => line.StartsWith("// Ported", StringComparison.Ordinal)));

    [Fact]
    public void Sources_AreThere() => Assert.True(Files.Count() > 50);
}
