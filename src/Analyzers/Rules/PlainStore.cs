// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A field with [Marked] is stored to by marked operations.</summary>
internal static class PlainStore
{
    public const string Id = "KT5001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A shared field is stored to plainly",
        "'{0}' is stored to plainly, but lock-free readers watch it. Use {1}.",
        "A field with [Marked] is stored to by marked operations.");

    public static Finding Find(
        string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, Word.Store]);

    public static void On(Accessed e)
    {
        if (e is { Kind: AccessKind.Store, IsOwned: false, Mark: not (null or MarkedAccess.None) })
            e.Flow.Report(Find(e.Address.ToString(), e.Node.Where, e.Flow.Method));
    }
}
