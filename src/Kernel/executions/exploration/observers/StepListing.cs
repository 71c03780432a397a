// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>
/// Writes a run down as text: an operation a line, and the hierarchy wherever it changed, with the
/// changed fields marked.
/// </summary>
/// <param name="until">Number of the last step to write; 0 for all.</param>
internal sealed unsafe class StepListing(long until) : IOperationObserver
{
    private readonly List<string> _lines = new();
    private readonly Dictionary<int, VisibleStep> _openSteps = new();
    private HierarchySnapshot? _before;
    private string _drawn = "";
    private long _number;
    private readonly List<string> _conclusions = new();
    private VisibleStep? _last;

    /// <summary>The text so far.</summary>
    public string[] Lines => [.. _lines, .. _conclusions];

    /// <summary>Adds a line of something that is no marked operation.</summary>
    public void Add(string line)
    {
        Flush();
        if (until == 0 || _number <= until)
            _lines.Add(line);
    }

    /// <summary>Adds to the line of what a CPU does.</summary>
    public void Mark(int cpu, string text)
    {
        if (_openSteps.TryGetValue(cpu, out VisibleStep? step))
            step.Mark = text;
    }

    /// <summary>Adds a sentence at the end.</summary>
    public void Conclude(string sentence) => _conclusions.Add(sentence);

    public void Before(in Operation operation)
    {
        Machine machine = ThisCpu.machine!;
        var step = new VisibleStep(operation.Number, machine.Execution.Now(), operation.Cpu, operation.Kind,
            operation.File, operation.Line, machine.Arena.OffsetOrZero((void*)operation.Address));

        _openSteps[operation.Cpu] = step;
        _number = step.Number;
        Flush();
        if (until != 0 && step.Number > until)
            return;
        if (_before == null || SourceZones.IsPortedCode(step.File))
            DrawChange(HierarchySnapshot.Take());
        _last = step;
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        if (_openSteps.Remove(cpu, out VisibleStep? step))
            step.Value = ThisCpu.machine!.Arena.Place(value);
    }

    /// <summary>Called once at the end; <paramref name="machine"/> is null if it cannot be read.</summary>
    public void End(Machine? machine)
    {
        Flush();
        if (machine != null && until == 0)
            DrawChange(HierarchySnapshot.Of(machine));
    }

    private void Flush()
    {
        if (_last is not { } step)
            return;
        string place = $"{Path.GetFileName(step.File)}:{step.Line}";
        string value = step.Value is { } known ? $" = 0x{known:x}" : "";
        string address = step.Offset == 0 ? "" : $" [{step.Offset:x}]";

        _lines.Add($"{step.Number,6} {step.Time,12} cpu{step.Cpu,-3} {place,-32} "
            + $"{step.Kind}{address}{value}"
            + step.Mark);
        _last = null;
    }

    private void DrawChange(HierarchySnapshot now)
    {
        var plain = new StringWriter();

        HierarchyText.DrawState(plain, now, null);
        if (plain.ToString() == _drawn)
            return;
        var marked = new StringWriter();
        HierarchyText.DrawState(marked, now, _before);
        _lines.AddRange(marked.ToString().TrimEnd().Split('\n').Select(line => "       | " + line.TrimEnd()));
        _before = now;
        _drawn = plain.ToString();
    }

    /// <summary>An operation, its time in ns, the offset of its address or 0, and its value once known.</summary>
    private sealed record VisibleStep(
        long Number, long Time, int Cpu, visible_kind Kind, string File, int Line, ulong Offset)
    {
        public ulong? Value { get; set; }

        public string Mark { get; set; } = "";
    }
}
