// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;

namespace Linux.Tests.Traces;

/// <summary>
/// A line of a trace without what the two programs write differently on purpose: columns, and
/// addresses, which are
/// 00000000000000ff here and 0xff there, and (nil) for none.
/// </summary>
/// <param name="Time">Microseconds.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="Rest">Task, event, and what it says.</param>
internal sealed record ComparableLine(long Time, int Cpu, string Rest)
{
    private static readonly Regex s_line = new(
        @"^\s*(?<task>.+-\d+)\s+\[(?<cpu>\d+)\]\s+(?:[^\s\d]\S*\s+)?(?<time>\d+\.\d+): "
        + @"(?<event>\w+):\s+(?<text>.*)$");

    private static readonly Regex s_address =
        new(@"\b(?<name>h?r?timer|group|parent|child)=(?:0x)?0*(?<value>[0-9a-f]+)\b");

    /// <summary>The lines that are events, by time and CPU; what has the same of both keeps its
    /// order.</summary>
    public static List<ComparableLine> Of(string text)
        => text.Split('\n').Where(line => line.Contains(": ") && line.Contains('[')
            && !line.StartsWith('#'))
            .Select(Parse).OrderBy(line => line.Time).ThenBy(line => line.Cpu).ToList();

    private static ComparableLine Parse(string line)
    {
        Match match = s_line.Match(line);

        Assert.True(match.Success, line);
        string text = s_address.Replace(match.Groups["text"].Value.Replace("(nil)", "0x0"),
            "${name}=${value}").Trim();
        return new ComparableLine(
            long.Parse(match.Groups["time"].Value.Replace(".", ""), CultureInfo.InvariantCulture),
            int.Parse(match.Groups["cpu"].ValueSpan, CultureInfo.InvariantCulture),
            $"{match.Groups["task"].Value} {match.Groups["event"].Value}: {text}");
    }
}
