// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A CPU holds a lock.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Place">Name of the lock, by number.</param>
/// <param name="From">Step that takes it.</param>
/// <param name="To">Step that gives it back; the last step of the run if none does.</param>
/// <param name="Depth">How many it held before.</param>
public sealed record LockBar(int Cpu, int Place, long From, long To, int Depth)
{
    /// <summary>All locks of a run.</summary>
    public static List<LockBar> In(RunRecord run)
    {
        var bars = new List<LockBar>();
        var held = new Dictionary<(int Cpu, int Place), (long From, int Depth)>();

        foreach (RecordedStep step in run.Steps)
        {
            var key = (step.Cpu, step.Place);

            if (step.Kind == visible_kind.Lock
                || (step.Kind == visible_kind.TryLock && step.Before == 0 && step.After != 0))
                held.TryAdd(key, (step.Number, held.Keys.Count(other => other.Cpu == step.Cpu)));
            else if (step.Kind == visible_kind.Unlock
                && held.Remove(key, out (long From, int Depth) taken))
                bars.Add(new LockBar(step.Cpu, step.Place, taken.From, step.Number, taken.Depth));
        }
        long last = run.Steps.Length == 0 ? 0 : run.Steps[^1].Number;
        bars.AddRange(held.Select(one => new LockBar(one.Key.Cpu, one.Key.Place, one.Value.From,
            last, one.Value.Depth)));
        return bars.OrderBy(bar => bar.From).ToList();
    }
}
