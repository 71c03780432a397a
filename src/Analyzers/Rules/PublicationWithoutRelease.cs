// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A reader that follows the pointer must see what was written into the object before.
/// </summary>
internal static class PublicationWithoutRelease
{
    public const string Id = "KT5005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An object is published without a release",
        "Storing '{0}' makes an object visible, but nothing orders its initialisation "
            + "before the store. Use {1}.",
        "A reader that follows the pointer must see what was written into the object before.");

    public static Finding Find(
        string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, Word.StoreRelease]);

    public static void On(Accessed e)
    {
        if (e is
            {
                Kind: AccessKind.Store or AccessKind.MarkedStore, IsOwned: false,
                Releases: false,
                Value: not { IsNull: true }
            }
            && e.Address.Kind is SymKind.Field or SymKind.Static && e.Address.Tag is ISymbol symbol
            && e.Flow.Model.Of(symbol).Published)
            e.Flow.Report(Find(e.Address.ToString(), e.Node.Where, e.Flow.Method));
        else if (e is { Kind: AccessKind.Store, IsOwned: false, Value: not { IsNull: true } })
            e.Flow.Notes.RcuLists.NoteStored(e.Address, Find(e.Address.ToString(),
                e.Node.Where, e.Flow.Method));
    }
}
