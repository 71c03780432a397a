// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;

namespace Linux.Analyzers.Events;

/// <summary>
/// Something that a function needs of the place where it is called, in the terms of the caller. A
/// rule reports it or leaves it to the callers of the caller, never both.
/// </summary>
internal sealed record Needed(FunctionFlow Flow, Effect Effect, Sym? Name, LockClass? Class,
    string Function, Node Node, State State)
{
    public IReadOnlyList<Held> Held { get; init; } = [];
    public IrqState Irqs { get; init; }

    /// <summary>For a relation: the parent.</summary>
    public Sym? Other { get; init; }

    /// <summary>For a wait: the expression that names the object, when it stands here.</summary>
    public Node? Argument { get; init; }

    public bool IsHeld => Held.Any(h => h.Covers(Name)) || (Name is not null
        && State.HeldAs(Flow.Table, Name) is { } equal && Held.Contains(equal));

    public string Near => Name is null ? "" : Wording.Near(Class, State);
}
