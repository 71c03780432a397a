// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Traces;
using Linux.Selftests;

namespace Linux.Port.Commands;

/// <summary><c>port selftest</c>: runs the selftests and prints KTAP.</summary>
internal static class SelftestCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Tests or groups of them, such as wheel.level; by default all",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var list = new Option<bool>("--list") { Description = "Print the names of the tests and run none" };
        var trace = new TraceOutput();
        var command = new RuledCommand("selftest", "Run the selftests; 1 if any test is not ok") { names, list };
        names.Validators.Add(result =>
        {
            try
            {
                SelftestRegistry.Select([.. result.Tokens.Select(token => token.Value)]);
            }
            catch (ArgumentException e)
            {
                result.AddError(e.Message);
            }
        });
        trace.AddTo(command);
        command.SetAction(p => Run(p.GetValue(names) ?? [], p.GetValue(list), trace.Read(p)));
        return command;
    }

    private static int Run(string[] names, bool list, TraceTarget? target)
    {
        using TraceTarget? traced = target;
        IReadOnlyList<Selftest> tests = SelftestRegistry.Select(names);
        if (list)
        {
            foreach (Selftest test in tests)
                Console.WriteLine(test.Name);
            return 0;
        }
        return target == null ? Run(tests, null) : target.Record(spool => Run(tests, spool));
    }

    private static int Run(IReadOnlyList<Selftest> tests, TraceSpool? spool)
    {
        using var stop = new Interrupt();
        int failed = Run(tests, spool, stop.Token);

        return stop.Token.IsCancellationRequested ? Interrupt.Status : failed == 0 ? 0 : 1;
    }

    private static int Run(IReadOnlyList<Selftest> tests, TraceSpool? spool, CancellationToken stop)
    {
        // The report itself shows how far things are, unless it goes elsewhere.
        if (!Console.IsOutputRedirected)
            return KtapRunner.Run(tests, Console.Out, (_, name) => Name(spool, name), stop);
        return Progress.Bar("selftest", tests.Count,
            move => KtapRunner.Run(tests, Console.Out, (number, name) =>
            {
                Name(spool, name);
                move(number, name);
            }, stop));
    }

    private static void Name(TraceSpool? spool, string test)
    {
        if (spool != null)
            spool.Name = test;
    }
}
