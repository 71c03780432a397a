// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A compound assignment is two plain accesses.</summary>
internal static class CompoundMarked
{
    public const string Id = "KT5003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A marked field is changed by a compound assignment",
        "'{0}' is read and written back in one plain expression, so a concurrent store "
            + "can be lost and the store can be torn. Use {1}, or an "
            + "atomic operation.",
        "A compound assignment is two plain accesses.");

    public static Finding Find(
        string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, Word.Change]);

    public static void On(Accessed e)
    {
        if (e is { Kind: AccessKind.Change, IsOwned: false, Mark: not (null or MarkedAccess.None) })
            e.Flow.Report(Find(e.Address.ToString(), e.Node.Where, e.Flow.Method));
    }
}
