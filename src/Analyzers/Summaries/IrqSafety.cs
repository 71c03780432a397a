// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Joins the two halves of an irq deadlock: classes that interrupt handlers take, and places that
/// take locks of these classes with interrupts on.
/// </summary>
internal sealed class IrqSafety
{
    private readonly List<(LockClass Class, Finding Finding)> _unsafe = [];

    public void NoteUnsafe(LockClass cls, Finding finding) => _unsafe.Add((cls, finding));

    public IEnumerable<Finding> Findings() =>
        _unsafe.Where(u => u.Class.UsedInInterrupts).Select(u => u.Finding);
}
