// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// Preemption and soft interrupts are counted, and a function leaves the counts alone.
/// </summary>
internal static class PreemptionChanged
{
    public const string Id = "KT4006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "A function returns with preemption or soft interrupts changed",
        "'{0}' returns with {1} turned {2} more often than {3}. Undo it on this path, or declare "
            + "[{4}].",
        "Preemption and soft interrupts are counted, and a function leaves the counts alone.");

    public static void On(Returned e)
    {
        var facts = e.Flow.Facts;
        foreach (var exit in e.Exits)
        {
            var counts = exit.State.Preemption;
            int times = exit.Failed ? 0 : 1;
            Check(e, exit, counts.Depth, times * facts.Preemption, "preemption", "Preemption");

            Check(e, exit, counts.Rcu, times * facts.Rcu, "RCU read sections", "Rcu");

            // A release of the wrong form is reported as that.
            if (exit.State.Locks.Mismatch is null)
                Check(e, exit, counts.BottomHalves, times * facts.BottomHalves, "soft interrupts",
                    "BottomHalves");
        }
    }

    private static void Check(Returned e, Exit exit, int count, int expected, string what,
        string name)
    {
        if (count == expected || Preemption.IsSaturated(count))
            return;

        bool off = count > expected;
        e.Flow.Report(new Finding(Rule, exit.Where, e.Flow.Method, [e.Flow.Method.Name, what,
            off ? "off" : "on", off ? "on" : "off", name == "Rcu" ? off ? "EntersRcu"
                : "LeavesRcu" : (off ? "Disables" : "Enables") + name]));
    }
}
