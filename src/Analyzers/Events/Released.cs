// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;

namespace Linux.Analyzers.Events;

/// <summary>A lock is about to be given back, whether or not it is held.</summary>
internal sealed record Released(FunctionFlow Flow, Sym Name, LockClass? Class, Node Node,
    State State);
