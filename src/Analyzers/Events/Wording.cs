// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;

namespace Linux.Analyzers.Events;

/// <summary>Parts of messages that several rules share.</summary>
internal static class Wording
{
    public static string Through(Trail trail)
    {
        string calls = trail.Calls();
        return calls.Length == 0 ? "" : ", through " + calls;
    }

    /// <summary>A lock of the same class that is held instead is worth naming.</summary>
    public static string Near(LockClass? cls, State state)
    {
        var other = cls is null ? null : state.Locks.Held.FirstOrDefault(h => h.Class == cls);
        return other is null ? "" : $", only '{other.Name}' is";
    }

    public static Advice Form(Variant variant) => variant switch
    {
        Variant.Irq => new("_irq", "interrupt-disabling"),
        Variant.IrqSave => new("_irqsave", "interrupt-saving"),
        Variant.Bh => new("_bh", "soft-interrupt-disabling"),
        _ => new("plain", "plain"),
    };
}
