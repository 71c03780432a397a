// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Events;

/// <summary>A function is about to be called by its name.</summary>
internal sealed record Called(FunctionFlow Flow, Node Node, IMethodSymbol Method, MethodFacts Facts,
    Sym[] Args, State State);
