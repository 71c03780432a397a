// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    /// <summary>For every release, in how many states the lock was held and in how many not.</summary>
    private readonly Dictionary<(Node, string), (int Held, int Missing, Finding? Finding)> _releases = [];

    private void Acquire(Sym name, LockClass? cls, Variant variant, int level, Node node, Trail trail,
        State state, bool conditional = false, bool fromBody = true)
    {
        if (cls is not null)
        {
            _taken.Add(cls);
        }

        if (state.Locks.Find(name) is { } known)
        {
            if (!conditional)
            {
                Report(TakenTwice.Find(name.ToString(), Through(trail), node.Where, Method)
                    .Along(known.Trail).Along(trail));
            }

            return;
        }

        var again = state.Locks.Held.FirstOrDefault(h => ReferenceEquals(h.Trail.Syntax, trail.Syntax)
            && !h.FromEntry && h.Class == cls && HasOld(h.Name));
        if (again is not null)
        {
            Report(StateDiffers.Find(again.Name.ToString(), "taken by one pass of the loop, still held",
                node.Where, Method).Along(again.Trail));
            state.Locks.Held.Remove(again);
        }

        if (!conditional)
        {
            CheckOrder(name, cls, level, node, trail, state, state.Locks.Held, true);
            CheckIrqSafety(name, cls, node, trail, state.Interrupts.Now, state);
        }

        var effect = new Effect(EffectKind.Acquire, trail)
        {
            Name = Portable(name),
            Class = cls,
            Level = level,
            Dropped = [.. state.Locks.Dropped.Where(d => d.Portable)],
            Irqs = state.Interrupts.Now,
            When = state.Facts.OfParameters(),
        };
        if (fromBody && !conditional)
        {
            Tell(effect);
        }

        if (state.Locks.Dropped.Remove(name))
        {
            state.Locks.Held.Add(new Held(name, cls, true, variant, level, trail, state.Interrupts.Now));
            return;
        }

        state.Locks.Held.Add(new Held(name, cls, false, variant, level, trail, state.Interrupts.Now));
    }

    private static bool HasOld(Sym? sym) => sym is not null
        && (sym.Kind == SymKind.Old || HasOld(sym.A) || HasOld(sym.B));

    private static Sym? Portable(Sym? name) => name is { Portable: true } ? name : null;

    private void Release(Sym name, LockClass? cls, Variant? variant, Node node, IMethodSymbol callee,
        State state, MethodFacts facts)
    {
        var held = state.Locks.Find(name);
        var key = (node, name.ToString());
        _releases.TryGetValue(key, out var seen);
        if (held is null)
        {
            if (_final)
            {
                seen.Missing++;
                seen.Finding ??= ReleaseNotHeld.Find(name.ToString(), Near(cls, name, state),
                    node.Where, Method);
                _releases[key] = seen;
            }

            if (!state.Locks.Dropped.Contains(name))
            {
                state.Locks.Dropped.Add(name);
            }

            return;
        }

        if (_final)
        {
            seen.Held++;
            _releases[key] = seen;
        }

        state.Locks.Held.Remove(held);
        if (held.FromEntry)
        {
            state.Locks.Dropped.Add(name);
        }
        else if (variant is { } released && released != held.Variant)
        {
            state.Locks.Mismatch = new Mismatch(held, released,
                new Trail(node.Syntax, "released here", null));
        }
    }

    // A lock of the same class that is held instead is worth naming.
    private static string Near(LockClass? cls, Sym name, State state)
    {
        var other = cls is null ? null : state.Locks.Held.FirstOrDefault(h => h.Class == cls);
        return other is null ? "" : $", only '{other.Name}' is";
    }

    private void ReportReleases()
    {
        foreach (var pair in _releases.OrderBy(p => p.Key.Item1.Syntax?.SpanStart ?? 0))
        {
            var (held, missing, finding) = pair.Value;
            if (missing == 0 || finding is null)
            {
                continue;
            }

            string name = pair.Key.Item2;
            if (held == 0 && IsUnlockWrapper())
            {
                continue;
            }

            Report(held == 0 ? finding
                : StateDiffers.Find(name, "released, but it is held", pair.Key.Item1.Where, Method));
        }
    }
}
