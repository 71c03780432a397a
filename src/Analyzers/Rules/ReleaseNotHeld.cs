// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A release needs an acquisition on every path that leads to it.</summary>
internal static class ReleaseNotHeld
{
    public const string Id = "KT2001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is released that is not held",
        "'{0}' is released here, but it is not held{1}. Take it before{2}.",
        "A release needs an acquisition on every path that leads to it.");

    public static Finding Find(string name, string near, string? declare, Location where,
        IMethodSymbol owner) =>
        new(Rule, where, owner, [name, near, Declaration.Advice(declare)]);

    /// <summary>
    /// For one release: in how many states the lock was held, and in how many not.
    /// </summary>
    internal sealed class Count
    {
        public int Held { get; set; }
        public Finding? Missing { get; set; }
    }

    public static void On(Released e)
    {
        var key = (e.Node, e.Name.ToString());
        if (!e.Flow.Releases.TryGetValue(key, out var count))
            e.Flow.Releases.Add(key, count = new Count());

        if (e.State.HeldAs(e.Flow.Table, e.Name) is not null)
            count.Held++;
        else if (count.Missing is null)
        {
            string? declare = Declaration.Of(e.Flow, "Releases", e.Name);
            count.Missing = Find(key.Item2, Wording.Near(e.Class, e.State), declare, e.Node.Where,
                e.Flow.Method).With(Declaration.Property, declare)
                .Because("release at " + e.Node.Where.SourceSpan);
        }
    }

    /// <summary>
    /// Only all states together tell a lock that is never held from one that may be.
    /// </summary>
    public static void On(Returned e)
    {
        foreach (var pair in e.Flow.Releases.OrderBy(p => p.Key.Item1.Syntax?.SpanStart ?? 0))
        {
            if (pair.Value is { Held: > 0, Missing: not null })
                e.Flow.Report(StateDiffers.Find(pair.Key.Item2, "released, but it is held",
                    pair.Key.Item1.Where, e.Flow.Method));
            else if (pair.Value.Missing is { } finding)
                e.Flow.Report(finding);
        }
    }
}
