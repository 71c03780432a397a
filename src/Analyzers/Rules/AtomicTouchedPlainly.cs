// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>atomic_t is opaque: copies and field accesses are not atomic.</summary>
internal static class AtomicTouchedPlainly
{
    public const string Id = "KT5004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An atomic variable is touched plainly",
        "'{0}' is an atomic variable and is {1} plainly. Use {2}.",
        "atomic_t is opaque: copies and field accesses are not atomic.");

    public static Finding Find(
        string place, string what, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, what, Word.Atomics]);

    public static void On(Accessed e)
    {
        if (!e.IsPlain || e.IsOwned)
            return;

        // A variable that is stored over as a whole is made anew.
        bool inner = e.Address.Kind == SymKind.Field && e.Address.Tag is IFieldSymbol field
            && e.Flow.Model.IsAtomic(field.ContainingType);
        if (inner || (e.Flow.Model.IsAtomic(e.Type)
            && e is not { Kind: AccessKind.Store, Value.IsNull: true }))
            e.Flow.Report(Find((inner ? e.Address.A! : e.Address).ToString(),
                e.Kind == AccessKind.Load ? "read" : "written", e.Node.Where, e.Flow.Method));
    }
}
