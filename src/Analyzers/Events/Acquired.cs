// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;

namespace Linux.Analyzers.Events;

/// <summary>A lock is about to be taken, here or in a function that is called here.</summary>
internal sealed record Acquired(FunctionFlow Flow, Sym? Name, LockClass? Class, Node Node,
    Trail Trail,
    State State)
{
    /// <summary>The nesting level that the operation was given.</summary>
    public int Level { get; init; }

    /// <summary>What is held at this moment, callees' locks included.</summary>
    public IReadOnlyList<Held> Held { get; init; } = [];

    /// <summary>
    /// Interrupts, <see cref="IrqState.Entry"/> where the callee has answered for them.
    /// </summary>
    public IrqState Irqs { get; init; }

    /// <summary>True when soft interrupts are off, here or where the callee takes the lock.</summary>
    public bool SoftInterruptsOff { get; init; }

    /// <summary>False when the callee is one of several that a pointer may lead to.</summary>
    public bool Certain { get; init; } = true;

    public string Shown => Name?.ToString() ?? Class?.Name ?? "a lock";

    public string Through => Wording.Through(Trail);

    /// <summary>Other locks of the same class that are held, when the class is known.</summary>
    public IEnumerable<Held> OfSameClass() => Class is null || Flow.Model.Anonymous.Has(Class)
        ? []
        : Held.Where(h => h.Class == Class && !IsIt(h));

    /// <summary>True for the lock itself, also under a name that is known to be equal.</summary>
    public bool IsIt(Held held) => ReferenceEquals(held.Name, Name) || (Name is not null
        && held.Range is null && ReferenceEquals(held, State.HeldAs(Flow.Table, Name)));
}
