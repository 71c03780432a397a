// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Replays;

/// <summary>Writes the steps of a run, one under the other, or each in its CPU's column.</summary>
/// <param name="output">Where it goes.</param>
/// <param name="sources">What the run was compiled from.</param>
internal sealed class ReplayListing(TextWriter output, StatementIndex sources)
{
    private const int ColumnWidth = 44;

    /// <summary>Where it goes.</summary>
    public TextWriter Output => output;

    /// <summary>Whether each CPU has a column.</summary>
    public bool Columns { get; init; }

    /// <summary>First step that is written.</summary>
    public long From { get; init; }

    /// <summary>The only CPU whose steps are written; null for all.</summary>
    public int? Cpu { get; init; }

    /// <summary>Writes the steps, and the hierarchy at the end.</summary>
    public void Write(ReplayResult run)
    {
        ReplayStep[] steps = run.Steps
            .Where(step => step.Number >= From && (Cpu == null || step.Cpu == Cpu)).ToArray();
        int[] cpus = [.. (Cpu == null ? run.Steps : steps).Select(static step
            => step.Cpu).Distinct().Order()];

        if (Columns)
            output.WriteLine(new string(' ', 20)
                + string.Concat(cpus.Select(static cpu
                    => $"cpu{cpu}".PadRight(ColumnWidth))).TrimEnd());
        foreach (FoldedStep folded in FoldedStep.Fold(steps))
        {
            if (folded.Step.Drawing.Length != 0)
                output.WriteLine(folded.Step.Drawing);
            WriteStep(folded.Step, Array.IndexOf(cpus, folded.Step.Cpu));
            if (folded.Times != 0)
                output.WriteLine($"       ... {(folded.Length == 1 ? "the same" : $"the last {folded.Length} steps")} "
                    + $"{folded.Times} times more");
        }
        if (run.End.Length != 0)
            output.WriteLine(run.End);
    }

    /// <summary>
    /// A step in words: the function, the statement, and what was read or written.
    /// </summary>
    public string Words(ReplayStep step)
    {
        SourceStatement? statement = sources.Of(step.File, step.Line);

        return statement == null || statement.Function.Length == 0
            ? $"{Path.GetFileName(step.File)}:{step.Line}"
            : $"{statement.Function}(): {statement.Statement}";
    }

    private void WriteStep(ReplayStep step, int column)
    {
        string value = step.Value is { } known ? $" = 0x{known:x}" : "";
        string address = step.Offset == 0 ? "" : $" [{step.Offset:x}]";
        string place = $"{Path.GetFileName(step.File)}:{step.Line}";

        if (!Columns)
        {
            output.WriteLine($"{step.Number,6} {step.Time,12} cpu{step.Cpu,-3} {place,-32} "
                + $"{step.Kind}{address}{value}{step.Mark}  {Words(step)}");
            output.Write(step.Notes);
            return;
        }
        string indent = new(' ', column * ColumnWidth);

        output.WriteLine($"{step.Number,6} {step.Time,12} {indent}{Cut(Words(step))}");
        if (value.Length != 0)
            output.WriteLine($"{"",20}{indent}  {step.Kind}{value}{step.Mark}");
        output.Write(step.Notes);
    }

    private static string Cut(string words)
        => words.Length < ColumnWidth ? words : words[..(ColumnWidth - 4)] + "...";
}
