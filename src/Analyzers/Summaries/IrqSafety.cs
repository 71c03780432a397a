// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Joins the two halves of an interrupt's deadlock: classes that handlers take, and places that take
/// locks of these classes while a handler may run.
/// </summary>
internal sealed class IrqSafety
{
    private readonly List<(LockClass Class, Finding Finding)> _unsafe = [];
    private readonly List<(LockClass Class, Finding Finding)> _softUnsafe = [];

    public void NoteUnsafe(LockClass cls, Finding finding) => _unsafe.Add((cls, finding));

    public void NoteSoftUnsafe(LockClass cls, Finding finding) => _softUnsafe.Add((cls, finding));

    public void Add(IrqSafety other)
    {
        _unsafe.AddRange(other._unsafe);
        _softUnsafe.AddRange(other._softUnsafe);
    }

    /// <summary>What hard interrupts use is reported as that alone.</summary>
    public IEnumerable<Finding> Findings() => _unsafe.Where(u => u.Class.UsedInInterrupts)
        .Concat(_softUnsafe.Where(u => u.Class is { UsedInSoftInterrupts: true, UsedInInterrupts: false }))
        .Select(u => u.Finding);
}
