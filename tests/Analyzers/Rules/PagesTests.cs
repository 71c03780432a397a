// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Analyzers;
using Linux.Tests.Analyzers.Harness;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>Ties descriptors, pages, help links, release rows and tests together.</summary>
public class PagesTests
{
    private static readonly string s_pages = Path.Combine(KernelSources.Root, "docs", "rules");

    public static TheoryData<string> Ids =>
        [.. new KernelRulesAnalyzer().SupportedDiagnostics.Select(d => d.Id)];

    private static DiagnosticDescriptor Rule(string id) =>
        new KernelRulesAnalyzer().SupportedDiagnostics.Single(d => d.Id == id);

    [Theory, MemberData(nameof(Ids))]
    public void Rule_HasAPageAHelpLinkAReleaseRowAndTests(string id)
    {
        var rule = Rule(id);
        string page = File.ReadAllText(Path.Combine(s_pages, id + ".md"));
        Assert.StartsWith($"# {id}: {rule.Title}", page, StringComparison.Ordinal);
        Assert.EndsWith($"docs/rules/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        Assert.Equal(rule.IsEnabledByDefault ? DiagnosticSeverity.Error : DiagnosticSeverity.Info,
            rule.DefaultSeverity);
        string ported = page[page.IndexOf("## On the ported code", StringComparison.Ordinal)..];
        Assert.Matches("[Ff]ired|It came when the ported code was done", ported);
        CountsExceptions(id, ported);
        string releases = File.ReadAllText(Path.Combine(KernelSources.Root, "src", "Analyzers",
            "AnalyzerReleases.Unshipped.md"));
        string severity = rule.IsEnabledByDefault ? "Error" : "Disabled";
        Assert.Contains($"{id} | {rule.Category} | {severity} | {rule.Title}", releases,
            StringComparison.Ordinal);
        Assert.Contains(id, File.ReadAllText(Path.Combine(s_pages, "README.md")), StringComparison.Ordinal);
        var tests = typeof(PagesTests).Assembly.GetType($"Linux.Tests.Analyzers.Rules.{id}Tests");
        Assert.NotNull(tests);
        var names = tests.GetMethods().Select(m => m.Name).ToArray();
        Assert.Contains(names, n => n.EndsWith("_Triggers", StringComparison.Ordinal));
        Assert.Contains(names, n => n.EndsWith("_DoesNotTrigger", StringComparison.Ordinal));
    }

    // The exceptions of the ported code are told of, and counted where the page counts them.
    private static void CountsExceptions(string id, string ported)
    {
        int exceptions = KernelSources.Shared.Files.Sum(f => Regex.Count(
            KernelSources.Shared.Text(f), @"KernelRuleException\(""" + id + '"'));
        Assert.True(exceptions == 0 || ported.Contains("exception", StringComparison.Ordinal));
        if (Regex.Match(ported, @"(\w+) exceptions? remains?") is { Success: true } count)
            Assert.Equal(exceptions, Array.IndexOf(s_numbers, count.Groups[1].Value));
    }

    private static readonly string[] s_numbers =
        ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    [Theory, MemberData(nameof(Ids))]
    public void Message_IsTwoSentences(string id)
    {
        string message = Rule(id).MessageFormat.ToString(null);
        Assert.EndsWith(".", message, StringComparison.Ordinal);
        Assert.Equal(2, Regex.Count(message, @"\.(\s|$)"));
    }

    [Fact]
    public void Pages_AreThoseOfTheRules() => Assert.Equal(
        new KernelRulesAnalyzer().SupportedDiagnostics.Select(d => d.Id).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(s_pages, "KT*.md").Select(f => Path.GetFileNameWithoutExtension(f))
            .Order(StringComparer.Ordinal));

    [Theory, MemberData(nameof(Ids))]
    public void WrongSnippet_Triggers(string id) =>
        Verify(Snippet(id, 0), id);

    [Theory, MemberData(nameof(Ids))]
    public void RightSnippet_DoesNotTrigger(string id)
    {
        string snippet = Snippet(id, 1);
        Assert.DoesNotContain("// KT", snippet, StringComparison.Ordinal);
        Verify(snippet, id);
    }

    // On a page the expected rule stands in a comment at the end of its line.
    private static void Verify(string snippet, string id)
    {
        string? hint = Rule(id).IsEnabledByDefault ? null : id;
        string marked = Regex.Replace(snippet, @"^(.*\S) // (KT\d{4})$", "{|$2:$1|}", RegexOptions.Multiline);
        bool types = Regex.IsMatch(snippet, @"^class ", RegexOptions.Multiline);
        if (types)
        {
            RuleTest.Check("", RuleTest.AllStructs + "\n" + marked, hint);
        }
        else
        {
            RuleTest.Check(marked, RuleTest.AllStructs, hint);
        }
    }

    private static string Snippet(string id, int index) => Regex.Matches(
        File.ReadAllText(Path.Combine(s_pages, id + ".md")), "```csharp\n(.*?)\n```",
        RegexOptions.Singleline)[index].Groups[1].Value;
}
