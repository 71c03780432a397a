// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>On a fully preemptible kernel a spin lock sleeps, and a raw one does not.</summary>
internal static class SleepingLockInside
{
    public const string Id = "KT7002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "A lock that may sleep is taken inside one that spins",
        "'{0}' {3}{1}, but '{2}' is held, which always spins. Take it outside, or {4}.",
        "On a fully preemptible kernel a spin lock sleeps, and a raw one does not.");

    private static readonly Advice s_why = new("sleeps on a fully preemptible kernel",
        "may sleep, which its type declares by SleepsOnRt");

    private static readonly Advice s_advice = new("make it a raw lock",
        "make it of a [LockType] without SleepsOnRt");

    public static void On(Acquired e)
    {
        // A mutex is reported as what sleeps everywhere.
        if (e.Class is not { Kind: LockKind.Spin, SleepsOnRt: true } cls
            || e.Flow.Model.Anonymous.Has(cls) || !e.Certain)
            return;

        if (e.Held.FirstOrDefault(h => h.Class is { Kind: LockKind.Spin, SleepsOnRt: false } raw
            && !e.Flow.Model.Anonymous.Has(raw)) is { } outer)
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
                [e.Shown, e.Through, outer.Name.ToString(), s_why, s_advice])
                .Along(outer.Trail).From(e.Trail));
    }
}
