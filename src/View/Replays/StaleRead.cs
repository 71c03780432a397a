// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>A CPU goes on in a function with a value that another CPU has changed since.</summary>
/// <param name="Cpu">Who has read.</param>
/// <param name="Place">What, by number.</param>
/// <param name="Read">The step that read it.</param>
/// <param name="Write">The step of another CPU that changed it.</param>
/// <param name="Next">The first step of the function after that.</param>
public sealed record StaleRead(int Cpu, int Place, long Read, long Write, long Next)
{
    /// <summary>All of a run, in ported files.</summary>
    public static List<StaleRead> In(RunRecord run)
    {
        var found = new List<StaleRead>();
        var reads = new Dictionary<(int Cpu, int Place), RecordedStep>();
        var overtaken = new List<(RecordedStep Read, RecordedStep Write, int Frame)>();

        foreach (RecordedStep step in run.Steps)
        {
            for (int i = overtaken.Count - 1; i >= 0; i--)
            {
                (RecordedStep read, RecordedStep write, int frame) = overtaken[i];

                if (read.Cpu != step.Cpu)
                    continue;
                overtaken.RemoveAt(i);
                if (IsStillIn(step, read, frame))
                    found.Add(new StaleRead(read.Cpu, read.Place, read.Number, write.Number,
                        step.Number));
            }
            if (step.Place < 0 || !IsPortedCode(run, step))
                continue;
            if (step.Before != step.After)
                Overtake(step, reads, overtaken);
            if (Reads(step.Kind))
                reads[(step.Cpu, step.Place)] = step;
        }
        return found;
    }

    private static void Overtake(RecordedStep write,
        Dictionary<(int Cpu, int Place), RecordedStep> reads,
            List<(RecordedStep, RecordedStep, int)> overtaken)
    {
        foreach ((int Cpu, int Place) key in reads.Keys
            .Where(key => key.Place == write.Place && key.Cpu != write.Cpu).ToList())
        {
            reads.Remove(key, out RecordedStep? read);
            overtaken.Add((read!, write, read!.Stack.Length - 1));
        }
    }

    private static bool IsStillIn(RecordedStep step, RecordedStep read, int frame)
        => frame >= 0 && step.Stack.Length > frame
            && step.Stack.AsSpan(0, frame + 1).SequenceEqual(read.Stack.AsSpan(0, frame + 1));

    private static bool IsPortedCode(RunRecord run, RecordedStep step)
        => run.Names[step.File].EndsWith(".c.cs", StringComparison.Ordinal);

    private static bool Reads(visible_kind kind)
        => kind is visible_kind.Load or visible_kind.LoadAcquire
        or visible_kind.Rmw
        or visible_kind.RmwAcquire or visible_kind.RmwRelease or visible_kind.RmwFull;
}
