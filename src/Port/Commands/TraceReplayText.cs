// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using Linux.Port.Traces;

namespace Linux.Port.Commands;

/// <summary>Replays a trace file and prints how the port compares with the recording.</summary>
internal static class TraceReplayText
{
    /// <summary>
    /// Replays and prints; 0 if all that could be compared is the same and nothing was unreadable,
    /// 1 if something differs, else 2.
    /// </summary>
    /// <exception cref="InvalidDataException">The file is no trace.</exception>
    public static int Run(string path, MachineOptions options, int hz, TextWriter output)
    {
        TraceFile file;

        try
        {
            using TraceInput input = TraceInput.OpenChecked(path);

            file = TraceReader.Read(input.Lines);
            foreach (string note in input.Notes)
                output.WriteLine(note);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} is no trace: {e.Message}.", e);
        }
        TraceReplayReport report = Progress.Bar("replaying", file.Lines, move => TraceReplay.Run(
            file, options, hz, line => move(line, $"replaying line {line} of {file.Lines}")));
        return Print(output, file, report);
    }

    /// <summary>Prints what came of it; the exit status.</summary>
    internal static int Print(TextWriter output, TraceFile file, TraceReplayReport report)
    {
        UnreadLine[] unread = [.. file.Unread.Concat(report.Unread).OrderBy(u => u.Number)];
        var lines = report.Placements.Select(p => (p.Line, Text: Show(p)))
            .Concat(report.Expiries.Select(e => (e.Line, Text: Show(e))))
            .Concat(unread.Select(u => (Line: u.Number, Text: $"cannot be replayed: {u.Why}")));

        foreach ((int line, string text) in lines.OrderBy(l => l.Line))
            output.WriteLine($"line {line}: {text}");
        foreach (UnseenTimer timer in report.Unseen)
            output.WriteLine($"line {timer.ArmedLine}: the timer was due at {timer.Due}, "
                + $"{timer.Overdue} jiffies before the end, and is not seen again: "
                + "lost, or not recorded");
        foreach (string fault in report.OwnFaults)
            output.WriteLine($"the port itself is wrong: {fault}");
        TraceReplaySummary.Print(output, file, report, unread.Length);
        if (report.Differences != 0)
            return 1;
        if (report.Compared == 0)
            return CommandLine.Fail("nothing could be compared: " + WhyNothing(report, unread));
        return unread.Length == 0 ? 0 : CommandLine.Fail(
            $"{unread.Length} lines cannot be replayed, the first is line {unread[0].Number}: "
                + unread[0].Why);
    }

    private static string WhyNothing(TraceReplayReport report, UnreadLine[] unread)
        => report.Placements.Select(p => p.Note).Concat(report.Expiries.Select(e => e.Note))
            .Concat(unread.Select(u => u.Why)).FirstOrDefault(w => w.Length != 0)
            ?? "there is no timer_start and no timer_expire_entry";

    private static string Show(ReplayedPlacement p)
        => $"timer_start idx={Show(p.Index)}, replayed {p.ReplayedIndex}; "
            + $"bucket_expiry={Show(p.BucketExpiry)}, replayed {p.ReplayedBucketExpiry}: "
            + $"{Word(p.Verdict)}{(p.Note.Length == 0 ? "" : $" ({p.Note})")}";

    private static string Show(ReplayedExpiry e)
        => $"timer_expire_entry now={e.Now}, {(e.Due == null ? "" : $"due {e.Due}: ")}"
            + e.Time switch
            {
                ExpiryTime.OnTime => "agrees",
                ExpiryTime.Late => $"agrees, recorded {e.Late} jiffies late",
                ExpiryTime.Deferred => $"agrees, deferrable and {e.Late} jiffies late",
                ExpiryTime.LikelyLost => $"DIFFERS, overdue by {e.Late} jiffies: likely a lost timer"
                    + (e.Note.Length == 0 ? "" : $", {e.Note}"),
                ExpiryTime.Early => $"DIFFERS, {-e.Late} jiffies early",
                ExpiryTime.OtherBucket => "DIFFERS, baseclk is that of another bucket",
                ExpiryTime.NotReplayed => "DIFFERS, not expired then in the replay",
                _ => $"not compared ({e.Note})",
            };

    private static string Show(ulong? value)
        => value?.ToString(CultureInfo.InvariantCulture) ?? "(not recorded)";

    private static string Word(ReplayVerdict verdict) => verdict switch
    {
        ReplayVerdict.Agrees => "agrees",
        ReplayVerdict.Differs => "DIFFERS",
        _ => "not compared",
    };
}
