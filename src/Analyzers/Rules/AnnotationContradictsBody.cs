// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Callers rely on the annotation, so the body has to do what it says.</summary>
internal static class AnnotationContradictsBody
{
    public const string Id = "KT9002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An annotation contradicts the body",
        "'{0}' declares {1}, but {2}. Correct the annotation or the body.",
        "Callers rely on the annotation, so the body has to do what it says.");

    public static Finding Find(
        string function, string declared, string actual, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, declared, actual]);

    /// <summary>[SameValue] is a promise of every caller.</summary>
    public static void On(Called e)
    {
        foreach (var pair in e.Facts.SameValue)
        {
            var parameter = e.Method.Parameters
                .FirstOrDefault(p => p.Name == pair.First.TrimStart('@'));
            if (parameter is null || e.Flow.Analysis.Paths.OnMethod(pair.Then,
                e.Method) is not { } path)
                continue;

            var passed = e.Args[parameter.Ordinal];
            var there = e.Flow.Values.Read(e.State,
                e.Flow.Names.PathAddress(path, e.Args, null, null, e.State));
            if (!ReferenceEquals(there, passed))
                e.Flow.Report(Find(e.Method.Name, $"[SameValue(\"{pair.First}\", \"{pair.Then}\")]",
                    $"'{passed}' is passed and '{there}' stands there", e.Node.Where,
                        e.Flow.Method));
        }
    }

    public static void On(Returned e)
    {
        var flow = e.Flow;
        foreach (var exit in e.Exits)
        {
            foreach (var (path, name) in exit.Declared(certain: true))
            {
                if (exit.State.HeldAs(flow.Table, name) is null)
                    flow.Report(Find(flow.Method.Name, $"[Acquires(\"{path.Path}\")]",
                        "it returns without the lock", exit.Where, flow.Method));
            }

            foreach (var path in flow.Facts.Releases)
            {
                if (flow.Names.LockOf(path.Path, null, null, flow.Entry) is var (name, _)
                    && exit.State.Locks.Find(name) is not null
                    && !(path.If is { } condition
                        && flow.Names.ParameterNamed(condition) is { } asked
                        && Conditions.Known(flow.Table, exit.State.Facts, asked) == false)
                    && flow.Names.Exists(name, exit.State) != false
                    && !exit.Declared(certain: false).Any(d => ReferenceEquals(d.Name, name)))
                    flow.Report(Find(flow.Method.Name, $"[Releases(\"{path.Path}\")]",
                        "it returns with the lock held", exit.Where, flow.Method));
            }
        }
    }
}
