// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Events;

/// <summary>A function is called that may sleep.</summary>
internal sealed record Slept(FunctionFlow Flow, string Function, Node Node, Trail Trail,
    State State)
{
    public IReadOnlyList<Held> Held { get; init; } = [];
    public IrqState Irqs { get; init; }
}
