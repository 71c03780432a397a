// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.ContainerOf;
using Linux.Generators.Globals;
using Linux.Generators.PerCpu;
using Linux.Generators.Shared;
using Linux.Generators.Tracepoints;
using Linux.Generators.Variants;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Tests.Generators;

/// <summary>Every rule has a page, and what the page shows is what the rule does.</summary>
public class RulePagesTests
{
    private static readonly DiagnosticAnalyzer[] Analyzers =
    [
        new VariableAnalyzer(), new PerCpuUseAnalyzer(), new ContainerOfAnalyzer(),
        new TracepointAnalyzer(), new VariantAnalyzer(),
    ];

    private static readonly IIncrementalGenerator[] Generators =
    [
        new PerCpuGenerator(), new GlobalsGenerator(), new ContainerOfGenerator(),
        new TracepointGenerator(), new VariantGenerator(),
    ];

    public static TheoryData<string> Rules =>
        [.. Analyzers.SelectMany(a => a.SupportedDiagnostics.ToArray()).Select(static d => d.Id).Distinct()];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Page_WrongTriggersAndRightDoesNot(string id)
    {
        var page = File.ReadAllText(Checkout.PathOf($"docs/rules/{id}.md"));
        var wrong = Analyze(Snippet(page, "Wrong", id), hasKernel: id != "KG0026");
        Assert.Contains(wrong, d => d.Id == id);
        Assert.Empty(Analyze(Snippet(page, "Right", id)));
    }

    [Fact]
    public void Pages_AreOnlyOfRulesThatExist()
    {
        var pages = Directory.GetFiles(Checkout.PathOf("docs/rules"), "KG*.md")
            .Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal);
        var rules = Analyzers.SelectMany(a => a.SupportedDiagnostics.ToArray()).Select(d => d.Id)
            .Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(rules, pages);
    }

    [Fact]
    public void Rules_LinkToTheirPages() => Assert.All(
        Analyzers.SelectMany(a => a.SupportedDiagnostics.ToArray()),
        rule => Assert.Equal($"docs/rules/{rule.Id}.md", rule.HelpLinkUri));

    private static IEnumerable<Diagnostic> Analyze(string source, bool hasKernel = true) =>
        GeneratorHost.Run(Generators, hasKernel
            ? [source, .. TraceRuntime.Sources] : [source, "global using Linux.Annotations;"])
            .Analyze(Analyzers);

    private static string Snippet(string page, string heading, string id)
    {
        var start = page.IndexOf($"## {heading}\n\n```csharp\n", StringComparison.Ordinal);
        Assert.True(start >= 0, $"{id} has no {heading}.");
        start = page.IndexOf("csharp\n", start, StringComparison.Ordinal) + "csharp\n".Length;
        var code = page[start..page.IndexOf("\n```", start, StringComparison.Ordinal)];
        var (open, close) = id switch
        {
            "KG0010" or "KG0011" => ("", ""),
            _ when string.CompareOrdinal(id, "KG0020") < 0 =>
                ("public static unsafe partial class Kernel {", "}"),
            _ => ("[TRACE_SYSTEM(\"page\")] internal static unsafe partial class page_tracepoints {",
                "}"),
        };
        return $"using System.Text; namespace Linux; {open}\n{code}\n{close}";
    }
}
