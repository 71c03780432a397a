// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text.Json;
using Linux.Reference;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Port.Commands;

/// <summary><c>port fidelity</c>: how much of upstream stands in the port.</summary>
internal static class FidelityCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Files to measure, such as kernel/time/timer.c; default: all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var format = Options.Format("text", "json");
        var root = Options.Root();
        var command = new Command("fidelity",
            "Count upstream's statements in order in the port; 1 if one has no match and no reason")
        {
            files, format, root,
        };
        command.SetAction(parsed => Run(
            parsed.GetValue(files) ?? [], parsed.GetValue(format)!,
            PatchedWorkspace.Open(parsed.GetValue(root), parsed.GetValue(PatchOption.Option))));
        return command;
    }

    private static int Run(string[] files, string format, Workspace workspace)
    {
        if (files.Length > 0 && workspace.Select(files).FirstOrDefault(p =>
            p.Level == PinLevel.Names) is { } own)
            throw new ReferenceException($"{own.File} is not measured: the port has code of its " +
                "own under its names; `port diff` compares it");
        var report = Progress.Status("measuring", () =>
            FidelityMeter.Measure(workspace.Select(files), workspace.Port, workspace.NotPorted()));
        if (format == "json")
            Console.WriteLine(JsonSerializer.Serialize(Json(report), Workspaces.Json));
        else
            Text(report, files.Length > 0);
        return report.IsComplete ? 0 : 1;
    }

    private static object Json(FidelityReport report) => new
    {
        files = report.Files.Select(f => new
        {
            file = f.File,
            port = f.PortPath,
            f.Counts.Statements,
            f.Counts.InOrder,
            f.Counts.Missing,
            f.Counts.Extra,
            f.Counts.Moved,
            f.Counts.Explained,
            f.Counts.ExplainedExtra,
            f.Counts.NotPorted,
            f.Counts.Off,
            f.OutOfOrder,
            items = f.Items.Select(i => new
            {
                kind = i.Kind.ToString().ToLowerInvariant(),
                i.Name,
                i.UpstreamLine,
                i.PortLine,
                i.Counts.Statements,
                i.Counts.InOrder,
                deviations = i.Deviations.Select(d => new
                {
                    fate = JsonNamingPolicy.CamelCase.ConvertName(d.Fate.ToString()),
                    d.UpstreamLine,
                    d.PortLine,
                    d.Reason,
                }),
            }),
        }),
        total = report.Total,
    };

    private static void Text(FidelityReport report, bool items)
    {
        const string Columns = "{0,-34}{1,7}{2,9}{3,9}{4,7}{5,7}{6,10}{7,11}{8,9}";
        Console.WriteLine(Columns, "file", "stmts", "in order", "missing", "moved", "extra",
            "explained",
            "not ported", "percent");
        foreach (var file in report.Files)
        {
            Row(Columns, file.File, file.Counts);
            foreach (var item in file.Items)
            {
                if (items)
                    Row(Columns, "  " + item.Name, item.Counts);
                foreach (var deviation in item.Deviations)
                    Deviation(file, item, deviation, items);
            }
            foreach (var name in file.OutOfOrder)
                Console.WriteLine($"    out of order: {name} in {file.PortPath}");
        }
        Row(Columns, "total", report.Total);
        Console.WriteLine(
            $"accounted for: {report.Total.AccountedPercent:F2} %; " +
            $"{report.Total.ExplainedExtra} statements are the port's own and say why; " +
            $"{report.Total.Off} of upstream are in arms that the configuration turns off.");
    }

    private static void Row(string columns, string name, Counts c) => Console.WriteLine(
        columns, name, c.Statements, c.InOrder, c.Missing, c.Moved, c.Extra, c.Explained,
            c.NotPorted,
        c.Percent.ToString("F2"));

    private static void Deviation(FileFidelity file, ItemFidelity item, Deviation d, bool all)
    {
        var where = d.PortLine > 0 ? $"{file.PortPath}:{d.PortLine}" : file.PortPath;
        switch (d.Fate)
        {
            case Fate.Missing or Fate.Moved:
                Console.WriteLine(
                    $"    {d.Fate.ToString().ToLowerInvariant()}: {item.Name}, line " +
                    $"{d.UpstreamLine} of {file.File}, at {where}");
                break;
            case Fate.Extra:
                Console.WriteLine($"    extra: {item.Name}, {where}: {d.PortText}");
                break;
            case Fate.Explained or Fate.ExplainedExtra or Fate.NotPorted when all:
                Console.WriteLine(
                    $"    {(d.UpstreamLine > 0 ? $"line {d.UpstreamLine}" : where)}: {d.Reason}");
                break;
        }
    }
}
