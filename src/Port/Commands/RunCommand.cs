// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Traces;

namespace Linux.Port.Commands;

/// <summary><c>port run</c>: runs a workload on a machine and prints what its CPUs did.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var machine = new MachineArguments();
        Option<Duration> time = Options.For("Virtual time to run", "10s", "1ns", "100000h");
        var workload = new Option<string>("--workload")
        {
            Description = string.Join("; ", Workload.All.Select(w => $"{w.Name}: {w.Summary}")),
            HelpName = "NAME",
            DefaultValueFactory = _ => "periodic",
        };
        var trace = new TraceOutput();
        var replay = new Option<string?>("--replay-trace")
        {
            HelpName = "FILE",
            Description = "Trace to replay in place of a workload: from tracefs, trace-cmd or a boot-time dump",
        };
        var show = new Option<bool>("--show-hierarchy")
        {
            Description = "Draw the hierarchy before and after, changed fields marked",
        };
        var noNohz = new Option<bool>("--nohz-off") { Description = "Boot with nohz=off" };
        var noHighres = new Option<bool>("--highres-off") { Description = "Boot with highres=off" };
        var noMigration = new Option<bool>("--no-migration")
        {
            Description = "Boot without a timer-migration hierarchy",
        };
        var command = new RuledCommand("run", "Run a workload in virtual time and print what each CPU did")
        {
            time, workload, replay, show, noNohz, noHighres, noMigration,
        };

        machine.AddTo(command);
        workload.IsOneOf([.. Workload.All.Select(w => w.Name)]);
        Option<string?> html = HtmlOutput.Option();

        trace.AddTo(command);
        command.Add(html);
        replay.IsFile();
        command.Alone(replay, [HzOption.Option, ImageArguments.NoCache, .. machine.All]);
        command.SetAction(parsed => parsed.GetValue(replay) is { } recorded
            ? TraceReplayText.Run(
                recorded, machine.Read(parsed), HzOption.Given(parsed) ?? 0, Console.Out)
            : Run(
            machine.Read(parsed) with
            {
                Nohz = !parsed.GetValue(noNohz),
                Highres = !parsed.GetValue(noHighres),
                TimerMigration = !parsed.GetValue(noMigration),
            },
            parsed.GetValue(time).Ns,
            Workload.Named(parsed.GetValue(workload)!)!,
            trace.Read(parsed),
            parsed.GetValue(html),
            parsed.GetValue(show)));
        return command;
    }

    private static int Run(
        MachineOptions options, long ns, Workload workload, TraceTarget? target, string? html,
        bool showHierarchy)
    {
        using TraceTarget? traced = target;
        using var machine = Simulation.Boot(workload.Adjust(options));
        using var page = html == null ? null : new TraceTarget(html, new DatOptions());
        // The lines of tracefs need no spool, unless a page does.
        using TextWriter? trace = html == null && target is { IsText: true } ? new StreamWriter(target.Path) : null;
        string? spooled = trace != null ? null : target?.SpoolPath ?? page?.SpoolPath;
        using TraceSpool? spool = spooled == null ? null : new TraceSpool(spooled);
        var ledger = new TimerLedger(machine);
        HierarchySnapshot before = HierarchySnapshot.Of(machine);

        if (trace != null)
        {
            machine.EnableTrace("*");
            machine.StreamTrace(trace);
        }
        spool?.Record(machine);
        workload.Start(machine, ledger);
        Advance(machine, ns);
        machine.FlushTrace();
        spool?.Dispose();
        if (spool != null)
            target?.Write();
        if (html != null)
            HtmlOutput.OfSpool(html, $"{workload.Name}, {options.Cpus} CPUs, {ns / 1e9:0.###} s", [], spooled!);
        MachineReport.Print(Console.Out, machine, ledger, workload, ns);
        if (showHierarchy)
            HierarchyText.DrawState(Console.Out, HierarchySnapshot.Of(machine), before);
        machine.Inspect(0, ledger.CheckOverdue);
        BusyTicklessText.Print(Console.Out, machine);
        foreach (Violation violation in ledger.Violations)
            Console.Error.WriteLine(violation);
        foreach (Warning warning in machine.Warnings.All)
            Console.Error.WriteLine($"WARNING at {warning.File}:{warning.Line}: {warning.Text}");
        return ledger.Violations.Count == 0 && machine.Warnings.All.Count == 0 ? 0 : 1;
    }

    private static void Advance(Machine machine, long ns)
    {
        const int Parts = 100;
        long start = machine.Now;

        Progress.Show("running", Parts, part => machine.RunFor(start + ns / Parts * part - machine.Now));
        machine.RunFor(start + ns - machine.Now);
    }
}
