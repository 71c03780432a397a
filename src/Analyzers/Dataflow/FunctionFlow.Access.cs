// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal enum AccessKind { Load, Store, Change, MarkedLoad, MarkedStore }

internal sealed partial class FunctionFlow
{
    /// <summary>Checks one access of a place against what its fields declare.</summary>
    private void Access(Sym address, ITypeSymbol? type, AccessKind kind, Node node, State state,
        Sym? value = null)
    {
        if (!_final)
        {
            return;
        }

        bool plain = kind is AccessKind.Load or AccessKind.Store or AccessKind.Change;
        if (address.Root.Kind is SymKind.Local or SymKind.Capture)
        {
            return;
        }

        if (plain)
        {
            // A new variable starts with all bits clear.
            if (kind != AccessKind.Store || value is not { IsNull: true })
            {
                CheckAtomic(address, type, kind, node);
            }
        }

        bool owned = state.Ownership.Has(address);
        bool marked = !plain;
        var mark = MarkOf(address, out var markHolder);
        if (!owned && plain && mark is { } access)
        {
            CheckMark(address, access, kind, markHolder, node, state);
        }

        CheckPublication(address, kind, node, owned, value);
        if (!owned)
        {
            CheckGuards(address, kind, marked && mark is not null, node, state);
        }
    }

    private void CheckAtomic(Sym address, ITypeSymbol? type, AccessKind kind, Node node)
    {
        var inner = address.Kind == SymKind.Field && address.Tag is IFieldSymbol field
            && _model.IsAtomic(field.ContainingType);
        if (inner || _model.IsAtomic(type))
        {
            Report(AtomicTouchedPlainly.Find((inner ? address.A! : address).ToString(),
                kind == AccessKind.Load ? "read" : "written", node.Where, Method));
        }
    }

    // The mark of a field, or the one that its container gives to this member.
    private MarkedAccess? MarkOf(Sym address, out Sym holder)
    {
        holder = address;
        if (address.Tag is not ISymbol symbol || address.Kind is not (SymKind.Field or SymKind.Static))
        {
            return null;
        }

        var container = address.A;
        if (address.Kind == SymKind.Field && container is { Kind: SymKind.Field or SymKind.Static }
            && container.Tag is ISymbol outer)
        {
            foreach (var mark in _model.Of(outer).Marked)
            {
                if (mark.Member == symbol.Name)
                {
                    holder = container;
                    return mark.Access;
                }
            }
        }

        foreach (var mark in _model.Of(symbol).Marked)
        {
            if (mark.Member is null)
            {
                return mark.Access;
            }
        }

        return null;
    }

    private void CheckMark(Sym address, MarkedAccess access, AccessKind kind, Sym holder, Node node,
        State state)
    {
        if (access == MarkedAccess.None)
        {
            return;
        }

        if (kind is AccessKind.Change)
        {
            Report(CompoundMarked.Find(address.ToString(), node.Where, Method));
        }
        else if (kind == AccessKind.Store)
        {
            Report(PlainStore.Find(address.ToString(), node.Where, Method));
        }
        else if (access == MarkedAccess.Always)
        {
            Report(PlainLoad.Find(address.ToString(), "", node.Where, Method));
        }
        else if (access == MarkedAccess.LockFreeLoads)
        {
            foreach (var guard in _model.Of((ISymbol)holder.Tag!).GuardedBy)
            {
                NeedGuardOf(guard, holder, (ISymbol)address.Tag!, false, GuardedAccess.All, node, state,
                    asLoad: true);
            }
        }
    }

    private void CheckPublication(Sym address, AccessKind kind, Node node, bool owned, Sym? value)
    {
        if (kind is AccessKind.Store or AccessKind.MarkedStore && address.Tag is ISymbol symbol
            && address.Kind is SymKind.Field or SymKind.Static && _model.Of((ISymbol)address.Tag!).Published
            && !owned && value is not { IsNull: true } && !_releasing)
        {
            Report(PublicationWithoutRelease.Find(address.ToString(), node.Where, Method));
        }
    }

    private bool _releasing;

    private void CheckGuards(Sym address, AccessKind kind, bool marked, Node node, State state)
    {
        bool write = kind is AccessKind.Store or AccessKind.Change or AccessKind.MarkedStore;
        bool first = true;
        for (var part = address; part is not null; part = part.A)
        {
            if (part.Kind is SymKind.Field or SymKind.Static && part.Tag is ISymbol symbol)
            {
                foreach (var guard in _model.Of(symbol).GuardedBy)
                {
                    // A marked access is made to be lock-free: only a store still needs the lock,
                    // and only the one that guards the field itself.
                    if ((marked && (!write || !first))
                        || (guard.Access == GuardedAccess.Writes && !write))
                    {
                        continue;
                    }

                    NeedGuardOf(guard, part, symbol, write, guard.Access, node, state, false);
                }
            }

            if (part.Kind is not (SymKind.Field or SymKind.Element))
            {
                break;
            }

            first = false;
        }
    }

    private void NeedGuardOf(GuardFact guard, Sym holder, ISymbol field, bool write,
        GuardedAccess access, Node node, State state, bool asLoad)
    {
        if (holder.Tag is not ISymbol guarded
            || _analysis.Paths.OnField(guard.Path, guarded, _analysis.Globals) is not { } path)
        {
            return;
        }

        var name = LockName(path, null, null, holder.A, state);
        var trail = new Trail(node.Syntax, $"'{field.Name}' touched here", null);
        NeedGuard(new Effect(EffectKind.NeedsGuard, trail)
        {
            Name = Portable(name),
            Class = ClassOf(name),
            Field = field,
            Write = write,
            Access = access,
            Off = asLoad,
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            When = state.Facts.OfParameters(),
        }, name, [.. state.Locks.Held], node, state);
    }

    // Passing the address of guarded data to a function lets it touch the data.
    private void AccessArgument(Node argument, Sym address, MethodFacts callee, State state)
    {
        if (!_final || argument.A is null || callee.Initializes.Count > 0 || callee.AssertsHeld.Count > 0
            || callee.Acquires.Count + callee.Releases.Count > 0
            || _model.LockKindOf(argument.A.Type) is not null || address.Root.Kind is SymKind.Local
            || state.Ownership.Has(address))
        {
            return;
        }

        if (address.Kind is SymKind.Field or SymKind.Static && !_model.IsAtomic(argument.A.Type)
            && argument.A.Type is INamedTypeSymbol { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
        {
            CheckGuards(address, AccessKind.Load, false, argument, state);
        }
    }

    /// <summary>True for what belongs to the CPU that runs.</summary>
    private static bool IsThisCpu(Sym name)
    {
        var root = Base(name);
        if (root is not { Kind: SymKind.Call })
        {
            return false;
        }

        if (root.Tag is "this_cpu_ptr")
        {
            return true;
        }

        for (var list = root.A; list is not null; list = list.B)
        {
            if (list.A is { Kind: SymKind.Call, Number: 0 })
            {
                return true;
            }
        }

        return false;
    }
}
