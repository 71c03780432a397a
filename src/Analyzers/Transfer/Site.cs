// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>How a function was found that is called.</summary>
internal enum Reach
{
    /// <summary>By its name, or by its address in an argument.</summary>
    Named,

    /// <summary>By the only address that is ever stored where the pointer came from.</summary>
    Only,

    /// <summary>By one of several such addresses.</summary>
    OneOf,

    /// <summary>By nothing but its type.</summary>
    Guess,
}

/// <summary>
/// Where a callee's effects meet this function's state. What is called "inside" belongs to the
/// functions between the two.
/// </summary>
internal readonly record struct Site(Node Node, IMethodSymbol? Callee, string Function, Sym[] Args,
    Sym? Receiver, State State, Held[] Inside, Sym[] InsideDropped, IrqState InsideIrqs,
        bool Certain,
    int Depth, Reach Reach = Reach.Named);
