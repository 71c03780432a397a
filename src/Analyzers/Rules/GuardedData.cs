// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Linux.Analyzers.Transfer;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A field with [GuardedBy] is touched under its lock.</summary>
internal static class GuardedData
{
    public const string Id = "KT3002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "Guarded data is touched without its lock",
        "'{0}' is {1} without '{2}', which guards it{3}. Take the lock{4}.",
        "A field with [GuardedBy] is touched under its lock.");

    public static Finding Find(string place, bool write, string name, string near,
        Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, write ? "written" : "read", name, near, write
            ? ""
            : ", or use a marked access if the field allows lock-free readers"]);

    /// <summary>Asks for the lock of every field that the place lies in.</summary>
    public static void On(Accessed e)
    {
        if (e.IsOwned)
            return;

        bool marked = e.Kind is AccessKind.MarkedLoad or AccessKind.MarkedStore
            && e.Mark is not null;
        bool first = true;
        for (var part = e.Address; part is not null; part = part.A)
        {
            if (part.Kind is SymKind.Field or SymKind.Static && part.Tag is ISymbol symbol)
            {
                foreach (var guard in e.Flow.Model.Of(symbol).GuardedBy)
                {
                    // A marked access is made to be lock-free: only a store still needs the lock,
                    // and only the one that guards the field itself.
                    if (!guard.Target && (!marked || (e.IsWrite && first))
                        && (guard.Access != GuardedAccess.Writes || e.IsWrite))
                        Need(e, guard, part, symbol, guard.Access, asLoad: false);
                }
            }

            if (part.Kind is not (SymKind.Field or SymKind.Element))
                break;

            first = false;
        }

        if (PointerTo(e.Address) is not { Tag: ISymbol pointer } place)
            return;

        foreach (var guard in e.Flow.Model.Of(pointer).GuardedBy)
        {
            if (guard.Target && (guard.Access != GuardedAccess.Writes || e.IsWrite))
                Need(e, guard, place, pointer, guard.Access, asLoad: false);
        }
    }

    /// <summary>The field or the global whose pointer leads to a place.</summary>
    public static Sym? PointerTo(Sym address) => address.Root switch
    {
        { Kind: SymKind.Load, A: { Kind: SymKind.Field or SymKind.Static } place } => place,
        { Kind: SymKind.Fresh, B: { Kind: SymKind.Field or SymKind.Static } place } => place,
        _ => null,
    };

    /// <summary>The lock of a field is needed, here or in the callers.</summary>
    public static void On(Needed e)
    {
        if (e.Effect is { Kind: EffectKind.NeedsGuard, AnyOfClass: true })
        {
            OnClass(e);
            return;
        }

        if (e.Effect.Kind != EffectKind.NeedsGuard || e.Name is not { } name || e.IsHeld
            || MayReadBySequence(e, name)
            || e.State.Ownership.Has(name)
            || (e.Effect.Access == GuardedAccess.OwnerCpuReads && !e.Effect.Write
                && AnnotatedPaths.IsThisCpu(name))
            || name.Root.Kind is SymKind.Local or SymKind.Outer)
            return;

        if (e.Flow.CanAskCallers(name, e.Effect.Class, Id))
        {
            e.Flow.Tell(e.Effect);
            return;
        }

        // What has no name that callers know stands for any of its class; who has taken one here
        // has taken the wrong one.
        if (name.Volatile && e.Effect is { Class: { } cls, Off: false }
            && !e.Held.Any(h => h.Class == cls && !h.FromEntry))
        {
            OnClass(e with { Effect = e.Effect with { AnyOfClass = true, Name = null } });
            return;
        }

        string place = e.Effect.Field?.Name ?? "?";
        var finding = e.Effect.Off
            ? PlainLoad.Find(place, e.Near, e.Node.Where, e.Flow.Method)
            : Find(place, e.Effect.Write, name.ToString(), e.Near,
                e.Node.Where,
                e.Flow.Method);
        e.Flow.Report(finding.Along(e.Effect.Trail).Because(name.ToString()));
    }

    private static void NeedAny(Accessed e, LockClass cls, Sym holder, ISymbol field,
        GuardedAccess access, bool asLoad) => OnClass(new Needed(e.Flow,
            new Effect(EffectKind.NeedsGuard,
                new Trail(e.Node.Syntax, $"'{field.Name}' touched here", null))
            {
                Name = Sym.PortableOrNull(holder.A),
                Class = cls,
                AnyOfClass = true,
                Field = field,
                Write = !asLoad && e.IsWrite,
                Access = access,
                When = e.State.Facts.OfParameters(),
            }, holder.A, cls, e.Flow.Method.Name, e.Node, e.State)
        {
            Held = e.State.Locks.Held,
        });

    // Which lock it is the object says at run time, so any one of the class is taken for it.
    private static void OnClass(Needed e)
    {
        if (e.Held.Any(h => h.Class == e.Effect.Class) || (e.Name is { } holder
            && (e.State.Ownership.Has(holder)
                || holder.Root.Kind is SymKind.Local or SymKind.Outer)))
            return;

        if (e.Flow.IsCalledByName && !e.Flow.Taken.Contains(e.Effect.Class!)
            && !e.Flow.Excepts(Id))
            e.Flow.Tell(e.Effect);
        else
            e.Flow.Report(Find(e.Effect.Field?.Name ?? "?", e.Effect.Write,
                $"a lock of class {e.Effect.Class}", "", e.Node.Where, e.Flow.Method)
                .Along(e.Effect.Trail).Because(e.Effect.Class!.Name));
    }

    // Inside a read section, or under the lock of the writers, a sequence needs nothing else.
    private static bool MayReadBySequence(Needed e, Sym name) => !e.Effect.Write
        && e.Class is { Kind: LockKind.Sequence }
        && (e.State.Sections.Reads.Contains(name) || SequenceLock.Of(e.Flow, name, e.State)
            is { } bound
            && e.Held.Any(h => h.Covers(bound)));

    /// <summary>Turns a guard into a need; as a load, its lack is a plain load.</summary>
    public static void Need(Accessed e, GuardFact guard, Sym holder, ISymbol field,
        GuardedAccess access, bool asLoad)
    {
        var (flow, state) = (e.Flow, e.State);
        if (holder.Tag is not ISymbol guarded)
            return;

        if (flow.Analysis.Paths.OnField(guard.Path, guarded, flow.Analysis.Globals) is not { } path)
        {
            if (flow.Model.Classes.TryGetValue(guard.Path, out var cls))
                NeedAny(e, cls, holder, field, access, asLoad);

            return;
        }

        var name = flow.Names.LockName(path, null, null, holder.A, state);
        var effect = new Effect(EffectKind.NeedsGuard,
            new Trail(e.Node.Syntax, $"'{field.Name}' touched here", null))
        {
            Name = Sym.PortableOrNull(name),
            Class = flow.Names.ClassOf(name),
            Field = field,
            Write = !asLoad && e.IsWrite,
            Access = access,
            Off = asLoad,
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            When = state.Facts.OfParameters(),
        };
        On(new Needed(flow, effect, name, effect.Class, flow.Method.Name, e.Node, state)
        {
            Held = state.Locks.Held,
        });
    }
}
