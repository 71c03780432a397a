// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Tests.Analyzers.Mutations;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>Where a build lets the rules' help links lead.</summary>
public class HelpLinkTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("-p:RepositoryUrl=https://example.org/a/b.git",
        "https://example.org/a/b/blob/HEAD/")]
    [InlineData("-p:RepositoryUrl=https://example.org/a/b/", "https://example.org/a/b/blob/HEAD/")]
    [InlineData("-p:RulesHelpBase=https://pages.example.org/", "https://pages.example.org/")]
    public void Base_ComesFromTheBuild(string property, string expected)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        start.ArgumentList.Add("msbuild");
        start.ArgumentList.Add(Path.Combine(KernelSources.Root, "src", "Analyzers",
            "Analyzers.csproj"));
        start.ArgumentList.Add("-getProperty:RulesHelpBase");
        if (property.Length > 0)
            start.ArgumentList.Add(property);

        using var build = Process.Start(start)!;
        string output = build.StandardOutput.ReadToEnd().Trim();
        build.WaitForExit();
        Assert.Equal(expected, output);
    }
}
