// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>An uninitialised lock may look taken for ever.</summary>
internal static class LockUsedRaw
{
    public const string Id = "KT2009";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is used before it is initialised",
        "'{0}' is taken, but nobody initialised it since its object was allocated. Initialise "
            + "it first.",
        "An uninitialised lock may look taken for ever.");

    public static void On(Acquired e)
    {
        if (e.Name is { } name && e.Certain && e.State.Lifetimes.Of(Life.Ready, name) is null
            && e.State.Lifetimes.Around(Life.Raw, name) is var (raw, trail)
            && e.State.Lifetimes.Of(Life.InFrame, raw) is null)
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [name.ToString()])
                .Along(trail).From(e.Trail));
    }
}
