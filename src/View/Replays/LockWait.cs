// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A CPU takes a lock that another one held until then.</summary>
/// <param name="Cpu">Who waits.</param>
/// <param name="Place">Name of the lock, by number.</param>
/// <param name="Stopped">Its last step before.</param>
/// <param name="Released">The step of the other CPU that gives the lock back.</param>
/// <param name="Taken">The step that takes it.</param>
public sealed record LockWait(int Cpu, int Place, long Stopped, long Released, long Taken)
{
    /// <summary>All of a run.</summary>
    public static List<LockWait> In(RunRecord run, IReadOnlyList<LockBar> bars)
    {
        var waits = new List<LockWait>();
        var last = new Dictionary<int, long>();

        foreach (RecordedStep step in run.Steps)
        {
            if (step.Kind == visible_kind.Lock && last.TryGetValue(step.Cpu, out long before)
                && bars.LastOrDefault(bar => bar.Place == step.Place && bar.Cpu != step.Cpu
                    && bar.From < step.Number
                    && bar.To > before && bar.To < step.Number) is { } other)
                waits.Add(new LockWait(step.Cpu, step.Place, before, other.To, step.Number));
            last[step.Cpu] = step.Number;
        }
        return waits;
    }
}
