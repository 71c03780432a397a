// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using Linux.Bench;
using Linux.Images;
using Linux.Port.Arguments;

namespace Linux.Port.Commands;

/// <summary><c>port bench</c>: what a timer costs here and elsewhere, measured in turn.</summary>
internal static class BenchCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var format = Options.Format("text", "json");
        var only = new Option<string?>("--part")
        {
            Description = $"One part: {string.Join(", ", BenchTable.Parts)}",
            HelpName = "NAME",
        };
        Option<int> rounds = Options.Number("--rounds", "Rounds of each operation", 1, 1000, 9);
        Option<int> divide = Options.Number("--divide", "How much less a round does", 1, 1000, 1);
        rounds.Hidden = divide.Hidden = true;
        var command = new Command("bench",
            "Measure timers against System.Threading.Timer and a queue under a lock, within a minute or two")
        {
            format, only, rounds, divide,
        };

        only.IsOneOf(() => BenchTable.Parts, "port bench --help");
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration.Output, parsed.GetValue(format)!, parsed.GetValue(only),
            parsed.GetValue(rounds), parsed.GetValue(divide)));
        return command;
    }

    private static int Run(TextWriter output, string format, string? only, int rounds, int divide)
    {
        using var stop = new Interrupt();
        var rows = new List<BenchRow>();
        bool ended = false;

        Meter.Stop = stop.Token;
        Progress.Status("measuring",
            () => ended = !Measure(rows, new BenchTable(rounds, divide, Image), only));
        if (rows.Count == 0)
            throw new OperationCanceledException();
        if (format == "json")
            output.WriteLine(JsonSerializer.Serialize(new { rows }, Workspaces.Json));
        else
            Text(output, rows);
        if (!ended)
            return 0;
        Console.Error.WriteLine("port: ended by Ctrl-C; what was measured by then is above.");
        return Interrupt.Status;
    }

    private static LoadedImage Image(ImageKind kind)
    {
        using ImageBuilder builder = ImageArguments.Builder(noCache: false);

        return LoadedImage.Load(builder.Build(UpstreamFindings.AllRepairs, kind));
    }

    /// <summary>False if it was stopped: what it was at is missing then.</summary>
    private static bool Measure(List<BenchRow> rows, BenchTable table, string? only)
    {
        try
        {
            foreach (string part in BenchTable.Parts.Where(part => only == null || part == only))
                rows.AddRange(table.Measure(part));
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static void Text(TextWriter output, List<BenchRow> rows)
    {
        int width = rows.Max(row => row.Name.Length);

        output.WriteLine($"{"operation".PadRight(width)} {"ns",9} {"least",9} {"bytes",7} {"ratio",8}  quartiles");
        foreach (BenchRow row in rows)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{row.Name.PadRight(width)} {row.Ns,9:F2} {row.Least,9:F2} {row.Bytes,7:F1} {row.Ratio,8:F2}  {row.Quartiles[0]:F2}-{row.Quartiles[1]:F2}"));
        }
    }
}
