// SPDX-License-Identifier: GPL-2.0-only
using System.Xml.Linq;

namespace Linux.Tests.Packages;

/// <summary>What is in the packages, and what they say of themselves.</summary>
[Collection(nameof(PackedFolder))]
public class ContentTests(PackedFolder packed)
{
    [Theory]
    [InlineData("Linux.Kernel")]
    [InlineData("Linux.Kernel.Rules")]
    [InlineData("Linux.Kernel.Generators")]
    [InlineData("Linux.Kernel.TimeProvider")]
    [InlineData("Linux.Kernel.Xunit")]
    [InlineData("Linux.Timers.Tool")]
    public void Package_SaysWhatItIs(string package)
    {
        XElement about = XDocument.Parse(packed.TextOf(package, package + ".nuspec"))
            .Root!.Elements().Single();
        string Of(string name)
            => about.Elements().SingleOrDefault(e => e.Name.LocalName == name)?.Value ?? "";

        Assert.Equal("GPL-2.0-only", Of("license"));
        Assert.Equal("icon.png", Of("icon"));
        Assert.Equal("README.md", Of("readme"));
        Assert.Contains("## Licence\n\nGPL-2.0-only", packed.TextOf(package, "README.md"),
            StringComparison.Ordinal);
        Assert.Contains("icon.png", packed.EntriesOf(package));
    }

    [Fact]
    public void Rules_HaveAnalyzersRepairsAndAttributes()
    {
        string[] entries = packed.EntriesOf("Linux.Kernel.Rules");

        Assert.Contains("analyzers/dotnet/cs/Linux.Kernel.Analyzers.dll", entries);
        Assert.Contains("analyzers/dotnet/cs/Linux.Kernel.Analyzers.CodeFixes.dll", entries);
        Assert.Contains("lib/netstandard2.0/Linux.Kernel.Annotations.dll", entries);
        Assert.Contains("lib/netstandard2.0/Linux.Kernel.Annotations.xml", entries);
        Assert.Contains(
            "lib/netstandard2.0/Linux.Kernel.Annotations.pdb",
                packed.EntriesOf("Linux.Kernel.Rules", "snupkg"));
    }

    [Fact]
    public void Kernel_HasDocumentationAndSymbols()
    {
        Assert.Contains("lib/net10.0/Linux.Kernel.xml", packed.EntriesOf("Linux.Kernel"));
        Assert.Contains("lib/net10.0/Linux.Kernel.pdb", packed.EntriesOf("Linux.Kernel", "snupkg"));
        Assert.DoesNotContain(
            packed.EntriesOf("Linux.Kernel"), static entry
                => entry.StartsWith("analyzers/", StringComparison.Ordinal));
    }

    [Fact]
    public void Generators_AreNoLibrary()
        => Assert.Equal(["analyzers/dotnet/cs/Linux.Kernel.Generators.dll"],
            packed.EntriesOf("Linux.Kernel.Generators")
                .Where(static e => e.EndsWith(".dll", StringComparison.Ordinal)));
}
