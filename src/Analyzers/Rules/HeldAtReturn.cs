// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A function gives back what it took unless it says otherwise.</summary>
internal static class HeldAtReturn
{
    public const string Id = "KT2002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is still held at a return",
        "'{0}' is still held when '{1}' {3}. Release it on this path{2}.",
        "A function gives back what it took unless it says otherwise.");

    public static Finding Find(string name, string function, string? declare, Location where,
        IMethodSymbol owner, string how = "returns") =>
        new(Rule, where, owner, [name, function, Declaration.Advice(declare), how]);

    /// <summary>Nobody gives the lock back who catches the exception.</summary>
    public static void Thrown(FunctionFlow flow, State state, Block block)
    {
        foreach (var held in state.Locks.Held)
        {
            if (flow.Final && !held.FromEntry && held.Scope is null)
                flow.Report(Find(held.Name.ToString(), flow.Method.Name, null,
                    block.Returned!.Where, flow.Method, "throws").Along(held.Trail));
        }
    }

    public static void On(Returned e)
    {
        var leaks = new SortedDictionary<int, (Held Held, Exit Exit)>();
        foreach (var exit in e.Exits)
        {
            var declared = exit.Declared(certain: false).Select(d => d.Name).ToArray();
            foreach (var held in exit.State.Locks.Held)
            {
                if (held.FromEntry || declared.Contains(held.Name))
                    continue;

                if (!leaks.ContainsKey(held.Name.Id))
                    leaks.Add(held.Name.Id, (held, exit));
            }
        }

        foreach (var (held, exit) in leaks.Values)
            Report(e, held, exit);
    }

    private static void Report(Returned e, Held held, Exit exit)
    {
        // Some passes of the loop gave back what they had taken.
        if (held.Range is { Every: false })
        {
            e.Flow.Report(StateDiffers.Find(held.Name.ToString(),
                "taken by one pass of a loop, still held", held.Trail.Where, e.Flow.Method));
            return;
        }

        // The same return with the lock and without it is another mistake than a way out with it.
        bool someOnly = e.Exits.Any(x => x.State.Locks.Find(held.Name) is null
            && ReferenceEquals(x.Return, exit.Return));
        string? declare = e.Exits.All(x => x.State.Locks.Find(held.Name) is not null)
            ? Declaration.Of(e.Flow, "Acquires", held.Name)
            : null;
        e.Flow.Report((someOnly
            ? StateDiffers.Find(held.Name.ToString(), "held at the return", exit.Where,
                e.Flow.Method)
            : Find(held.Name.ToString(), e.Flow.Method.Name, declare, exit.Where, e.Flow.Method))
            .Along(held.Trail).With(Declaration.Property, declare));
    }
}
