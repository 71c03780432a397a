// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Lockstep.Playing;

/// <summary>
/// Prints a scenario and the state in which it leaves the two sides: a line that is the same once,
/// one that differs as a table of both.
/// </summary>
public static class SideBySide
{
    private const int NameWidth = 14;
    private const int ValueWidth = 24;

    /// <summary>The report.</summary>
    public static string Write(Scenario scenario, ISide expected, ISide tested)
    {
        string[] one = LastOperation(expected, scenario);
        string[] other = LastOperation(tested, scenario);
        var report = new StringBuilder();

        report.Append($"{scenario.Group} seed {scenario.Seed}, {scenario.Operations} operations:\n");
        foreach (string line in scenario.Lines)
            report.Append($"  {line}\n");
        report.Append($"state after the last one, where {expected.Name} and {tested.Name} differ:\n");
        for (int i = 0; i < Math.Max(one.Length, other.Length); i++)
        {
            string left = one.ElementAtOrDefault(i) ?? "";
            string right = other.ElementAtOrDefault(i) ?? "";

            if (left == right)
                report.Append($"  {left.Trim()}\n");
            else
                WriteBoth(report, Values(left), Values(right), (expected.Name, tested.Name));
        }
        return report.ToString();
    }

    /// <summary>The state in which a scenario leaves a side, a part of it each line.</summary>
    public static string[] State(ISide side, Scenario scenario)
        => LastOperation(side, scenario).Skip(1).Select(line => line.Trim()).ToArray();

    private static string[] LastOperation(ISide side, Scenario scenario)
        => side.Play(Scenario.Text([scenario]), scenario.Operations)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);

    private static void WriteBoth(
        StringBuilder report, List<string> left, List<string> right, (string, string) names)
    {
        report.Append($"! {Heads(left[0], right[0])}\n");
        report.Append($"    {"",-NameWidth} {names.Item1,-ValueWidth} {names.Item2}\n");
        for (int i = 1; i < Math.Max(left.Count, right.Count); i++)
        {
            (string name, string value) = Split(left.ElementAtOrDefault(i));
            (string otherName, string otherValue) = Split(right.ElementAtOrDefault(i));
            string same = (name, value) == (otherName, otherValue) ? " " : "|";

            report.Append($"  {same} {(name == "" ? otherName : name),-NameWidth} {value,-ValueWidth} ");
            report.Append(name == otherName || name == "" || otherName == ""
                ? $"{otherValue}\n" : $"{otherName}={otherValue}\n");
        }
    }

    /// <summary>Of a side that has ended the head says why.</summary>
    private static string Heads(string left, string right)
        => left == right || right == "" ? left : left == "" ? right : $"{left} / {right}";

    /// <summary>The line's head and its values.</summary>
    private static List<string> Values(string line)
    {
        string[] words = line.Trim().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int head = Array.FindIndex(words, word => word.Contains('='));

        if (head < 0)
            head = words.Length;
        return [string.Join(' ', words[..head]), .. words[head..]];
    }

    private static (string Name, string Value) Split(string? word)
    {
        string[] parts = (word ?? "").Split('=', 2);

        return (parts[0], parts.ElementAtOrDefault(1) ?? "");
    }
}
