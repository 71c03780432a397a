// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using Linux.Images;
using Linux.Port.Commands;
using Linux.Reference;

namespace Linux.Tests.Machine.Rules;

/// <summary>What <c>port rules</c> takes and prints.</summary>
public sealed class RulesCommandTests : IDisposable
{
    private const string Timer = "src/Kernel/kernel/time/timer.c.cs";
    private readonly string _patch = Path.GetTempFileName();

    private static readonly RuleFinding s_found = new(
        RuleCheck.Rules.Single(rule => rule.Id == "KT2003"), "error", "'l' is taken twice.",
        new SourcePlace(Timer, 7, 3, 7, 9),
        [new RuleStep(new SourcePlace(Timer, 5, 3, 5, 9), "'l' taken here")]);

    public void Dispose() => File.Delete(_patch);

    [Fact]
    public void Text_HasEachStepOfThePath() => Assert.Equal(
        $"{Timer}:7:3: error KT2003: 'l' is taken twice.\n    {Timer}:5:3: 'l' taken here\n"
        + "    see docs/rules/KT2003.md\n1 finding\n", RulesText.Write([s_found]));

    [Fact]
    public void Sarif_HasThePathTwiceAndThePageOfTheRule()
    {
        JsonNode run = JsonNode.Parse(RulesSarif.Write([s_found]))!["runs"]![0]!;
        JsonNode result = run["results"]![0]!;
        JsonNode rule = run["tool"]!["driver"]!["rules"]![(int)result["ruleIndex"]!]!;

        Assert.Equal("KT2003", (string?)rule["id"]);
        Assert.StartsWith("# KT2003", (string?)rule["help"]!["markdown"], StringComparison.Ordinal);
        Assert.Equal("'l' taken here", (string?)result["relatedLocations"]![0]!["message"]!["text"]);
        JsonArray flow = result["codeFlows"]![0]!["threadFlows"]![0]!["locations"]!.AsArray();
        Assert.Equal([5, 7], flow.Select(step =>
            (int)step!["location"]!["physicalLocation"]!["region"]!["startLine"]!));
    }

    [Fact]
    public void Patch_ChangesWhatIsChecked()
    {
        string first = SourceSet.Embedded.Files["kernel/time/timer.c.cs"].Split('\n')[0];

        File.WriteAllText(_patch, $"--- a/{Timer}\n+++ b/{Timer}\n@@ -1,1 +1,2 @@\n+// new\n {first}\n");
        PatchedSources patched = PatchedSources.Make(SourceSet.Embedded, [_patch]);
        Assert.StartsWith("// new\n", patched.Sources.Files["kernel/time/timer.c.cs"], StringComparison.Ordinal);
        Assert.Equal(["kernel/time/timer.c.cs"], patched.Sources.Differing);
    }

    [Theory]
    [InlineData("--- a/kernel/time/timer.c\n+++ b/kernel/time/timer.c\n@@ -1,1 +1,1 @@\n-a\n+b\n", "port apply")]
    [InlineData("--- a/docs/x.cs\n+++ b/docs/x.cs\n@@ -1,1 +1,1 @@\n-a\n+b\n", "has no docs/x.cs")]
    [InlineData("no patch at all", "holds no patch")]
    public void Patch_ThatCannotBeMeant_IsRefused(string text, string why)
    {
        File.WriteAllText(_patch, text);
        Assert.Contains(why, Assert.Throws<ReferenceException>(
            () => PatchedSources.Make(SourceSet.Embedded, [_patch])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void File_IsFoundByItsEnd_AndAnAmbiguousOneIsNot()
    {
        PatchedSources sources = PatchedSources.Make(SourceSet.Embedded, []);

        Assert.Equal(Timer, sources.Find("time/timer.c"));
        Assert.Null(sources.Find("nosuch.c"));
    }
}
