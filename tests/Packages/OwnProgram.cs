// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Packages;

/// <summary>A program that uses each package once, and breaks two rules.</summary>
internal static class OwnProgram
{
    /// <summary>Its text.</summary>
    public const string Text = """
        using Linux.Annotations;
        using Linux.Executions;
        using Linux.Hardware;

        var gate = new Gate();
        Gates.Enter(ref gate);
        unsafe
        {
            var one = new job { number = 7 };
            Console.WriteLine($"job {job.of_link(&one.link)->number}");
        }

        using Machine machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        ulong before = 0, after = 0;
        machine.On(1, () => before = Linux.Kernel.jiffies);
        machine.RunFor(1_000_000_000);
        machine.On(1, () => after = Linux.Kernel.jiffies);
        Console.WriteLine($"a second of jiffies: {after - before is 1000 or 1001}");

        unsafe struct node { public node* next; }

        [ContainerOf("link")]
        unsafe partial struct job { public int number; public node link; }

        [LockType(LockKind.Spin)]
        struct Gate { public int Value; }

        static class Gates
        {
            [Primitive, Acquires("gate")] static void Take(ref Gate gate) => gate.Value = 1;
            [Primitive, Releases("gate")] static void Give(ref Gate gate) => gate.Value = 0;

            [MustHold("gate")]
            static void Needs(ref Gate gate) => gate.Value++;

            public static int Enter(ref Gate gate)
            {
                Take(ref gate);
                if (gate.Value > 1)
                    return 1;
                Give(ref gate);
                Needs(ref gate);
                return 0;
            }
        }
        """;

    /// <summary>The first line, from 1, with some text.</summary>
    public static int LineOf(string text)
        => Text[..Text.IndexOf(text, StringComparison.Ordinal)].Count(
            static letter => letter == '\n') + 1;
}
