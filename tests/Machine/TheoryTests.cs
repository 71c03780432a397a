// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Port.Theory;

namespace Linux.Tests.Machine;

/// <summary>docs/theory.md shows what the ported code does.</summary>
public sealed class TheoryTests
{
    private static readonly Regex s_block = new(
        @"<!-- port draw (?<name>\S+) -->\n```text\n(?<text>.*?)```\n", RegexOptions.Singleline);

    public static TheoryData<string> Names => [.. Drawing.All.Select(drawing => drawing.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Drawing_StandsInTheTextAsItIsPrinted(string name)
    {
        string text = File.ReadAllText(Checkout.PathOf("docs/theory.md"));
        Match block = Assert.Single(s_block.Matches(text), match => match.Groups["name"].Value == name);

        Assert.Equal(
            Drawing.All.Single(drawing => drawing.Name == name).ToString(), block.Groups["text"].Value);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Picture_IsThatOfTheSameRun(string name)
    {
        string path = $"pictures/theory/{name}.svg";

        Assert.Equal(Drawing.All.Single(drawing => drawing.Name == name).Svg(),
            File.ReadAllText(Checkout.PathOf($"docs/{path}")));
        Assert.Contains($"]({path})", File.ReadAllText(Checkout.PathOf("docs/theory.md")), StringComparison.Ordinal);
    }

    [Fact]
    public void Text_ShowsNoOtherDrawing()
    {
        string text = File.ReadAllText(Checkout.PathOf("docs/theory.md"));

        Assert.Equal(
            Drawing.All.Select(drawing => drawing.Name), s_block.Matches(text).Select(match => match.Groups["name"].Value));
        Assert.Equal(Drawing.All.Count, Regex.Count(text, "^```text$", RegexOptions.Multiline));
    }
}
