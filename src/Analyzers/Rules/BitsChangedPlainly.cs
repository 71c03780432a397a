// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A plain change writes back bits that others have changed meanwhile.</summary>
internal static class BitsChangedPlainly
{
    public const string Id = "KT5011";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A word of bits is changed plainly",
        "'{0}' is changed plainly, but others change single bits of it at the same time. Use the "
            + "atomic bit operations here, too.",
        "A plain change writes back bits that others have changed meanwhile.");

    public static Finding Find(string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place]);

    public static void On(Called e)
    {
        if (e.Facts.ChangesBits is not { } name
            || e.Method.Parameters.FirstOrDefault(p => p.Name == name) is not { } parameter
            || parameter.Ordinal >= e.Args.Length)
            return;

        var word = BitFields.Word(e.Args[parameter.Ordinal]);
        if (!e.Facts.ChangesBitsPlainly)
            e.Flow.Notes.Bits.NoteAtomic(word);
        else if (e.State.Locks.Held.Count == 0 && !e.State.Ownership.Has(word))
            e.Flow.Notes.Bits.NotePlain(word,
                Find(word.ToString(), e.Node.Where, e.Flow.Method));
    }

    public static void On(Accessed e)
    {
        if (e is { Kind: AccessKind.Store or AccessKind.Change, IsOwned: false }
            && e.State.Locks.Held.Count == 0)
        {
            e.Flow.Notes.Pairs.NoteStore(e.Address);
            e.Flow.Notes.Bits.NotePlain(e.Address,
                Find(e.Address.ToString(), e.Node.Where, e.Flow.Method));
        }
    }
}
