// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Notes which marked operations of ported code a run carries out, and which of them follow on one of
/// another CPU on the same memory: the order of such a pair is what a schedule decides.
/// </summary>
internal sealed class RacedOperations(CoverageNotes notes) : IOperationObserver
{
    private readonly FileTable _ported = new(SourceZones.IsPortedCode);
    private readonly Dictionary<nint, (int Cpu, int Site)> _last = new();

    public void Before(in Operation operation)
    {
        if (!_ported.Of(operation.File))
            return;
        int site = CoverageNotes.Site(operation.File, operation.Line);

        notes.Ran(site);
        if (!operation.Shared)
            return;
        if (_last.TryGetValue(operation.Address, out (int Cpu, int Site) before)
            && before.Cpu != operation.Cpu)
            notes.Raced(before.Site, site);
        _last[operation.Address] = (operation.Cpu, site);
    }
}
