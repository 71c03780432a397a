// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Commands;

/// <summary>What a replayed file held, what was compared, and what was not and why.</summary>
internal static class TraceReplaySummary
{
    private const int MostLines = 5;

    /// <summary>Prints it.</summary>
    public static void Print(
        TextWriter output, TraceFile file, TraceReplayReport report, int unread)
    {
        int events = file.Recordings.Sum(r => r.Events.Count);

        output.WriteLine($"{file.Lines} lines: {events} events"
            + string.Concat(file.Others.Where(o => o.Key != "blank")
                .Select(o => $", {o.Value} {o.Key}"))
            + Foreign(file.Foreign));
        foreach (string kernel in report.Kernels)
            output.WriteLine($"recording from {kernel}");
        foreach (TraceGap gap in file.Recordings.SelectMany(r => r.Gaps))
            output.WriteLine($"line {gap.Number}: {Show(gap)}");
        if (report.OtherEvents.Count != 0)
            output.WriteLine("not replayed: "
                + string.Join(", ", report.OtherEvents.Select(e => $"{e.Value} {e.Key}")));
        foreach (string why in report.Placements
            .Where(p => p.Verdict == ReplayVerdict.NotCompared).GroupBy(p => p.Note)
            .Select(g => $"{g.Count()} placements not compared: {g.Key}"))
            output.WriteLine(why);
        foreach (string why in report.Expiries
            .Where(e => e.Verdict == ReplayVerdict.NotCompared).GroupBy(e => e.Note)
            .Select(g => $"{g.Count()} expiries not compared: {g.Key}"))
            output.WriteLine(why);
        output.WriteLine(Counts("placements", report.Placements.ConvertAll(p => p.Verdict)) + "; "
            + Counts("expiries", report.Expiries.ConvertAll(e => e.Verdict))
            + Count(report, ExpiryTime.Late, "recorded late")
            + Count(report, ExpiryTime.LikelyLost, "likely lost")
            + $"; {report.Cancelled} cancelled; {unread} lines unreadable");
    }

    private static string Counts(string what, List<ReplayVerdict> verdicts)
        => $"{verdicts.Count} {what}, "
            + $"{verdicts.Count(v => v != ReplayVerdict.NotCompared)} compared, "
            + $"{verdicts.Count(v => v == ReplayVerdict.Differs)} differ";

    private static string Count(TraceReplayReport report, ExpiryTime time, string what)
    {
        int count = report.Expiries.Count(e => e.Time == time);

        return count == 0 ? "" : $", {count} {what}";
    }

    private static string Foreign(IReadOnlyList<int> lines)
    {
        string more = lines.Count > MostLines ? ", ..." : "";

        return lines.Count == 0 ? ""
            : $", {lines.Count} of other text "
                + $"(line {string.Join(", ", lines.Take(MostLines))}{more})";
    }

    private static string Show(TraceGap gap) => gap.Kind switch
    {
        TraceGapKind.BufferStarted => $"the recording of cpu{gap.Cpu} begins here",
        _ => $"{(gap.Lost is { } lost ? $"{lost} " : "")}events of cpu{gap.Cpu} were dropped; "
            + "the state of timers is unknown from here on",
    };
}
