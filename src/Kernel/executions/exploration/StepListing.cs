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
internal sealed class StepListing(long until)
{
    private readonly List<string> _lines = new();
    private HierarchySnapshot? _before;
    private string _drawn = "";
    private VisibleStep? _last;

    /// <summary>The text so far.</summary>
    public string[] Lines => _lines.ToArray();

    /// <summary>Called before each operation, on its CPU.</summary>
    public void Add(VisibleStep step)
    {
        Flush();
        if (until != 0 && step.Number > until)
            return;
        if (_before == null || SourceZones.IsPortedCode(step.File))
            DrawChange(HierarchySnapshot.Take());
        _last = step;
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

        _lines.Add($"{step.Number,6} {step.Time,12} cpu{step.Cpu,-3} {place,-32} {step.Kind}{address}{value}");
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
}
