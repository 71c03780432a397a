// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>
/// Writes a run down: each operation, and the hierarchy wherever it changed, with the changed fields
/// marked.
/// </summary>
/// <param name="until">Number of the last step to write; 0 for all.</param>
internal sealed unsafe class StepListing(long until) : IOperationObserver
{
    private readonly List<ReplayStep> _steps = new();
    private readonly Dictionary<int, ReplayStep> _openSteps = new();
    private HierarchySnapshot? _before;
    private string _drawn = "";
    private readonly List<string> _conclusions = new();

    /// <summary>The steps so far.</summary>
    public ReplayStep[] Steps => _steps.ToArray();

    /// <summary>Sentences that were added at the end.</summary>
    public string[] Conclusions => _conclusions.ToArray();

    /// <summary>The hierarchy at the end, if it has changed since the last step.</summary>
    public string End { get; private set; } = "";

    /// <summary>Adds a line of something that is no marked operation, after the last one.</summary>
    public void Add(string line)
    {
        if (_steps.Count != 0)
            _steps[^1].Notes += line + "\n";
    }

    /// <summary>Adds to the line of what a CPU does.</summary>
    public void Mark(int cpu, string text)
    {
        if (_openSteps.TryGetValue(cpu, out ReplayStep? step))
            step.Mark = text;
    }

    /// <summary>Adds a sentence at the end.</summary>
    public void Conclude(string sentence) => _conclusions.Add(sentence);

    public void Before(in Operation operation)
    {
        if (until != 0 && operation.Number > until)
            return;
        Machine machine = ThisCpu.machine!;
        bool draws = _before == null || SourceZones.IsPortedCode(operation.File);
        var step = new ReplayStep(operation.Number, machine.Execution.Now(), operation.Cpu,
            operation.File, operation.Line, operation.Kind,
            machine.Arena.OffsetOrZero((void*)operation.Address))
        {
            Drawing = draws ? Change(HierarchySnapshot.Take()) : "",
        };

        _openSteps[operation.Cpu] = step;
        _steps.Add(step);
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        if (_openSteps.Remove(cpu, out ReplayStep? step))
            step.Value = ThisCpu.machine!.Arena.Place(value);
    }

    /// <summary>Called once at the end; <paramref name="machine"/> is null if it cannot be read.</summary>
    public void Ended(Machine? machine)
    {
        if (machine != null && until == 0)
            End = Change(HierarchySnapshot.Of(machine));
    }

    private string Change(HierarchySnapshot now)
    {
        var plain = new StringWriter();

        HierarchyText.DrawState(plain, now, null);
        if (plain.ToString() == _drawn)
            return "";
        var marked = new StringWriter();
        HierarchyText.DrawState(marked, now, _before);
        _before = now;
        _drawn = plain.ToString();
        return string.Join('\n', marked.ToString().TrimEnd().Split('\n')
            .Select(line => "       | " + line.TrimEnd()));
    }
}
