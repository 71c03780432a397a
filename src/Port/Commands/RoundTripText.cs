// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Check;

namespace Linux.Port.Commands;

/// <summary>The report of <c>port translate --check</c> as text.</summary>
internal static class RoundTripText
{
    private const string Columns = "{0,-34}{1,10}{2,8}{3,13}{4,9}{5,18}{6,9}{7,9}";

    /// <summary>Prints what is not as it should be, and the counts of each file.</summary>
    public static void Write(RoundTripReport report)
    {
        foreach (var one in report.Functions.Where(f => f.Outcome is not
                     (Outcome.Equal or Outcome.AsUpstream)))
            Console.WriteLine($"{one.File}:{one.Line}: {one.Name}: {Name(one.Outcome)}: " +
                one.Reason);
        Console.WriteLine(Columns, "file", "functions", "equal", "as upstream", "refused",
            "does not compile", "differs", "percent");
        foreach (var file in report.Functions.Select(f => f.File).Distinct())
            Row(file, file, report);
        Row("kernel/time", "kernel/time/", report);
        Row("total", "", report);
        if (report.Changed > 0)
            Console.WriteLine($"{report.Changed} functions are not as they were ported, and are " +
                "not counted.");
        foreach (var file in report.Missing)
            Console.WriteLine($"{report.Tree} has no {file}.");
    }

    private static string Name(Outcome outcome) => outcome switch
    {
        Outcome.Refused => "refused",
        Outcome.DoesNotCompile => "does not compile",
        _ => "differs",
    };

    private static void Row(string name, string folder, RoundTripReport report) =>
        Console.WriteLine(Columns, name,
            report.Functions.Count(f => f.File.StartsWith(folder, StringComparison.Ordinal)),
            report.Count(Outcome.Equal, folder), report.Count(Outcome.AsUpstream, folder),
            report.Count(Outcome.Refused, folder), report.Count(Outcome.DoesNotCompile, folder),
            report.Count(Outcome.Differs, folder), report.Percent(folder).ToString("F1"));
}
