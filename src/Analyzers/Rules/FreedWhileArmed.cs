// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A callback of a freed object runs on memory of somebody else.</summary>
internal static class FreedWhileArmed
{
    public const string Id = "KT8102";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "An object is freed while its timer or work may run",
        "'{0}' is freed, but '{1}' may still be queued or run. Wait for it with a form that "
            + "ends in _sync first.",
        "A callback of a freed object runs on memory of somebody else.");

    public static void Check(FunctionFlow flow, Sym freed, Node node, State state)
    {
        foreach (var pair in state.Lifetimes.Known)
        {
            // A loop behind the one that armed them waits for as many as that one armed.
            if (pair.Key.Life != Life.MayRun || flow.Awaited.Any(a =>
                ReferenceEquals(a.All, pair.Key.Object)
                && a.At.Syntax?.SpanStart > pair.Value.Syntax?.SpanStart))
                continue;

            for (var part = pair.Key.Object; part is not null; part = part.A)
            {
                if (ReferenceEquals(part, freed))
                    flow.Report(new Finding(Rule, node.Where, flow.Method,
                        [freed.ToString(), pair.Key.Object.ToString()]).Along(pair.Value));

                if (part.Kind is not (SymKind.Field or SymKind.Element))
                    break;
            }
        }
    }
}
