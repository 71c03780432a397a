// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A CPU stops in the middle of a function, and others go on.</summary>
/// <param name="Cpu">Who stops.</param>
/// <param name="Last">Its last step before.</param>
/// <param name="Next">The step that it goes on with.</param>
public sealed record Preemption(int Cpu, long Last, long Next)
{
    /// <summary>All of a run, but for CPUs that stop in the idle loop, where nothing is under
    /// way.</summary>
    public static List<Preemption> In(RunRecord run)
    {
        var found = new List<Preemption>();
        var last = new Dictionary<int, RecordedStep>();
        RecordedStep? before = null;

        foreach (RecordedStep step in run.Steps)
        {
            if (before != null && before.Cpu != step.Cpu
                && last.TryGetValue(step.Cpu, out RecordedStep? own)
                && own.Time == step.Time && Common(own, step) >= 2
                && step.Stack.Take(Common(own, step)).Any(call => IsUnderWay(run.Names[call])))
                found.Add(new Preemption(step.Cpu, own.Number, step.Number));
            last[step.Cpu] = step;
            before = step;
        }
        return found;
    }

    private static int Common(RecordedStep one, RecordedStep other)
        => one.Stack.Zip(other.Stack).TakeWhile(pair => pair.First == pair.Second).Count();

    private static bool IsUnderWay(string function)
        => function.StartsWith("tmigr_", StringComparison.Ordinal)
            || function.Contains("timer", StringComparison.Ordinal)
            || function.StartsWith("tick_nohz_", StringComparison.Ordinal);
}
