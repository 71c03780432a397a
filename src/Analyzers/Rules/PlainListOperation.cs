// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A reader on the way through a node must find its next one, and a complete one.</summary>
internal static class PlainListOperation
{
    public const string Id = "KT7004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "A list that RCU readers walk is changed plainly",
        "'{0}' is changed by '{1}', but RCU readers walk this list. Use the form that ends in _rcu.",
        "A reader on the way through a node must find its next one, and a complete one.");

    public static Finding Find(string node, string by, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [node, by]);
}
