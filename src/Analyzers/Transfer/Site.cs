// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>
/// Where a callee's effects meet this function's state. What is called "inside" belongs to the
/// functions between the two.
/// </summary>
internal readonly record struct Site(Node Node, IMethodSymbol? Callee, string Function, Sym[] Args,
    Sym? Receiver, State State, Held[] Inside, Sym[] InsideDropped, IrqState InsideIrqs, bool Certain,
    int Depth);
