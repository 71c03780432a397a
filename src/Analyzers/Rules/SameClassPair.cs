// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Dataflow;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Two locks of one class need a relation that says which comes first.</summary>
internal static class SameClassPair
{
    public const string Id = "KT1002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "Two locks of one class are taken without a proved relation",
        "'{0}' is taken while '{1}' of the same class {2} is held, and nothing proves "
            + "that {3}{4}. Take them in that order, prove it with [ChildOf], or give up the "
            + "first lock.",
        "Two locks of one class need a relation that says which comes first.");

    public static Finding Find(
        Held held, string name, LockClass cls, string relation, Location where,
        IMethodSymbol owner, string through) =>
        new(Rule, where, owner, [name, held.Name.ToString(), cls.Name, relation, through]);
}
