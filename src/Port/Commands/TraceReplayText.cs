using System.Globalization;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Replays a trace file and prints how the port compares with the recording.</summary>
internal static class TraceReplayText
{
    /// <summary>Replays and prints; 1 if a placement differs.</summary>
    /// <exception cref="InvalidDataException">The file is no trace.</exception>
    public static int Run(string path, MachineOptions options, int hz)
    {
        TraceFile file;

        try
        {
            using StreamReader reader = InputFile.Open(path, InputFile.MostOfTrace);
            file = TraceReader.Read(reader);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} is no trace: {e.Message}.", e);
        }
        TraceReplayReport report = TraceReplay.Run(file, options);

        foreach (ReplayedPlacement placement in report.Placements)
            Console.WriteLine(
                $"line {placement.Line}: timer_start idx={placement.Index}, replayed {placement.ReplayedIndex}"
                + $"; bucket_expiry={Show(placement.BucketExpiry)}, replayed "
                + $"{placement.ReplayedBucketExpiry}: {(placement.Agrees ? "agrees" : "DIFFERS")}");
        foreach (ReplayedExpiry expiry in report.Expiries)
            Console.WriteLine($"line {expiry.Line}: timer_expire_entry now={expiry.Now}, {Compare(expiry, hz)}");
        foreach (int line in report.Backwards)
            Console.WriteLine($"line {line}: goes back in jiffies, left out");
        foreach (int line in file.Unread.Select(u => u.Number).Concat(file.Foreign).Concat(report.Broken).Order())
            Console.WriteLine($"line {line}: cannot be read, left out");
        foreach ((string name, int count) in report.OtherEvents)
            Console.WriteLine($"{name}: {count} lines, not replayed");
        int differ = report.Placements.Count(p => !p.Agrees);
        Console.WriteLine($"{report.Placements.Count} placements, {differ} differ; "
            + $"{report.Expiries.Count} expiries, {report.Expiries.Count(e => e.Later != 0)} differ; "
            + $"{report.Cancelled} cancelled; {report.UnknownTimers} expiries of timers unseen before");
        return differ == 0 ? 0 : 1;
    }

    private static string Show(ulong? value)
        => value?.ToString(CultureInfo.InvariantCulture) ?? "(not recorded)";

    private static string Compare(ReplayedExpiry expiry, int hz) => expiry.Later switch
    {
        null => "not expired in the replay by then",
        0 => "the same in the replay",
        > 0 => $"{Milliseconds(expiry.Later.Value, hz)} later in the replay",
        < 0 => $"{Milliseconds(-expiry.Later.Value, hz)} earlier in the replay",
    };

    private static string Milliseconds(long jiffies, int hz)
        => string.Create(CultureInfo.InvariantCulture, $"{jiffies} jiffies ({1000.0 * jiffies / hz:0.#} ms)");
}
