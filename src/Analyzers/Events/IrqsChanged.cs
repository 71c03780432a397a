// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Events;

/// <summary>Interrupts are about to be turned on or off.</summary>
internal sealed record IrqsChanged(FunctionFlow Flow, IrqState Now, string By, Node Node,
    Trail Trail,
    State State)
{
    public IReadOnlyList<Held> Held { get; init; } = [];

    /// <summary>True when the same operation takes a lock.</summary>
    public bool WithLock { get; init; }
}
