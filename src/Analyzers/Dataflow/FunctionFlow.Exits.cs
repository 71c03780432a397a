// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private static readonly string[] s_takers = ["lock", "acquire", "enter", "begin"];
    private static readonly string[] s_givers = ["unlock", "release", "exit", "leave", "end"];

    // An unannotated function that locks for its callers says so in its name.
    private bool IsUnlockWrapper() => IsWrapper(s_givers);

    private bool IsLockWrapper() => IsWrapper(s_takers);

    private bool IsWrapper(string[] words) => !_facts.HasLockContract && _analysis.HasCallers(Method)
        && words.Any(w => Method.Name.IndexOf(w, StringComparison.OrdinalIgnoreCase) >= 0);

    private void CheckExits()
    {
        var leaks = new Dictionary<Sym, (int Count, Held Held, Block From)>();
        var lost = new Dictionary<Sym, Block>();
        foreach (var (state, from) in _exits)
        {
            var result = state.Memory.Values.TryGetValue(_table.Get(SymKind.Return, null), out var value)
                ? value
                : null;
            var declared = Declared(state, result);
            foreach (var held in state.Locks.Held.Where(h => !h.FromEntry && !declared.Contains(h.Name)))
            {
                leaks.TryGetValue(held.Name, out var seen);
                leaks[held.Name] = (seen.Count + 1, seen.Held ?? held, seen.From ?? from);
            }

            CheckDeclared(state, result, from, lost);
            CheckIrqsAtExit(state, from, result);
        }

        bool wrapper = leaks.Count > 0 && IsLockWrapper();
        foreach (var leak in leaks.Values.OrderBy(l => l.Held.Name.Id))
        {
            if (wrapper && (leak.Count == _exits.Count || ReturnsBool()))
            {
                continue;
            }

            var where = ReturnOf(leak.From)?.GetLocation() ?? EndOfBody();
            bool someOnly = _exits.Any(e => e.State.Locks.Find(leak.Held.Name) is null
                && ReferenceEquals(ReturnOf(e.From), ReturnOf(leak.From)));
            Report((someOnly
                ? StateDiffers.Find(leak.Held.Name.ToString(), "held at the return", where, Method)
                : HeldAtReturn.Find(leak.Held.Name.ToString(), Method.Name, where, Method))
                .Along(leak.Held.Trail));
        }

        foreach (var pair in lost.OrderBy(l => l.Key.Id))
        {
            Report(CallersLockLost.Find(pair.Key.ToString(), Method.Name,
                ReturnOf(pair.Value)?.GetLocation() ?? EndOfBody(), Method));
        }

        BuildOutcomes();
    }

    /// <summary>The return statement that a block ends in, null at the end of the body.</summary>
    private static SyntaxNode? ReturnOf(Block block)
    {
        if (block.ReturnSyntax is not null)
        {
            return block.ReturnSyntax;
        }

        // A return without a value leaves nothing behind in the flow graph.
        if (block.Condition?.Syntax is { } condition)
        {
            var choice = condition.Ancestors().OfType<IfStatementSyntax>()
                .FirstOrDefault(i => i.Condition.Span.Contains(condition.Span));
            return choice?.Statement.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>()
                .FirstOrDefault(r => r.Expression is null);
        }

        var last = block.Nodes.LastOrDefault()?.Syntax?.AncestorsAndSelf().OfType<StatementSyntax>()
            .FirstOrDefault();
        return last?.Parent is BlockSyntax parent
            ? parent.Statements.SkipWhile(s => s != last).Skip(1).FirstOrDefault() as ReturnStatementSyntax
            : null;
    }

    private bool ReturnsBool() => Method.ReturnType.SpecialType is SpecialType.System_Boolean
        or SpecialType.System_Int32 || Method.ReturnType is IPointerTypeSymbol;

    private Location EndOfBody()
    {
        var syntax = _body.Where.SourceTree?.GetRoot().FindNode(_body.Where.SourceSpan);
        var last = syntax?.GetLastToken() ?? default;
        return last.RawKind == 0 ? _body.Where : last.GetLocation();
    }

    private HashSet<Sym> Declared(State state, Sym? result)
    {
        var declared = new HashSet<Sym>();
        foreach (var path in _facts.Acquires)
        {
            bool? truth = result is null ? null : Conditions.Known(_table, state.Facts, result);
            bool applies = path.When == Result.Any || truth is null
                || truth == (path.When == Result.True);
            if (applies && LockOf(path.Path, null, null, state, result) is var (name, _))
            {
                declared.Add(name);
            }
        }

        return declared;
    }

    private void CheckDeclared(State state, Sym? result, Block from, Dictionary<Sym, Block> lost)
    {
        foreach (var path in _facts.Acquires)
        {
            bool? truth = result is null ? null : Conditions.Known(_table, state.Facts, result);
            bool applies = path.When == Result.Any || truth == (path.When == Result.True);
            if (applies && LockOf(path.Path, null, null, state, result) is var (name, _)
                && state.Locks.Find(name) is null)
            {
                Report(AnnotationContradictsBody.Find(Method.Name, $"[Acquires(\"{path.Path}\")]",
                    "it returns without the lock", ReturnOf(from)?.GetLocation() ?? EndOfBody(), Method));
            }
        }

        foreach (var path in _facts.Releases)
        {
            if (LockOf(path.Path, null, null, Entry) is var (name, _) && state.Locks.Find(name) is not null
                && !Declared(state, result).Contains(name))
            {
                Report(AnnotationContradictsBody.Find(Method.Name, $"[Releases(\"{path.Path}\")]",
                    "it returns with the lock held", ReturnOf(from)?.GetLocation() ?? EndOfBody(),
                    Method));
            }
        }

        foreach (var path in _facts.MustHold)
        {
            if (LockOf(path.Path, null, null, Entry) is var (name, _) && state.Locks.Find(name) is null)
            {
                lost[name] = from;
            }
        }
    }

    private void CheckIrqsAtExit(State state, Block from, Sym? result)
    {
        // A function that fails to take its lock leaves interrupts alone.
        bool failed = _facts.Acquires.Any(a => a.When != Result.Any && result is not null
            && Conditions.Known(_table, state.Facts, result) == (a.When == Result.False));
        var expected = _facts switch
        {
            _ when failed => InitialIrqs(),
            { SavesIrqs: not null } or { DisablesIrqs: true } => IrqState.Off,
            { EnablesIrqs: true } => IrqState.On,
            { RestoresIrqs: not null } => IrqState.Restored,
            _ => InitialIrqs(),
        };
        var actual = state.Interrupts.Now;
        bool fine = actual == expected || (actual == IrqState.Restored && expected != IrqState.Off)
            || (expected == IrqState.Restored && actual != IrqState.Entry)
            || (_assertedIrqs is { } asserted && actual == asserted && expected == IrqState.Entry)
            || (actual == IrqState.On && expected == IrqState.Entry && state.Interrupts.CallerHadThemOn);
        if (actual == IrqState.Restored && expected == IrqState.Entry && !IsUnlockWrapper())
        {
            // Flags from elsewhere stand for the state that somebody looked up before.
            fine = failed || state.Interrupts.RestoredFrom is not null;
        }

        if (fine || (expected == IrqState.Entry && (IsLockWrapper() || IsUnlockWrapper())))
        {
            return;
        }

        var where = ReturnOf(from)?.GetLocation() ?? EndOfBody();
        if (state.Locks.Mismatch is { } mismatch && mismatch.Taken.Variant != Variant.Bh
            && mismatch.Released != Variant.Bh)
        {
            Report(WrongVariant.Find(mismatch.Taken.Name.ToString(), Form(mismatch.Taken.Variant),
                Form(mismatch.Released), Method.Name, "interrupts", mismatch.Trail.Where, Method)
                .Along(mismatch.Taken.Trail));
            return;
        }

        if (actual is IrqState.On or IrqState.Off)
        {
            Report(IrqStateChanged.Find(Method.Name, actual == IrqState.On ? "on" : "off",
                expected switch
                {
                    IrqState.On => "on",
                    IrqState.Off => "off",
                    _ => "not",
                }, where, Method).Along(state.Interrupts.Trail));
        }
        else if (expected != IrqState.Restored)
        {
            Report(IrqStateChanged.Find(Method.Name, "as they were", expected == IrqState.Off
                ? "to be turned off" : "to be turned on", where, Method).Along(state.Interrupts.Trail));
        }
    }

    private static string Form(Variant variant) => variant switch
    {
        Variant.Irq => "_irq",
        Variant.IrqSave => "_irqsave",
        Variant.Bh => "_bh",
        _ => "plain",
    };

    private void CheckBottomHalves()
    {
        foreach (var (state, from) in _exits)
        {
            if (state.Preemption.BottomHalves != 0 && _facts.BottomHalves == 0 && state.Locks.Mismatch is { } mismatch)
            {
                Report(WrongVariant.Find(mismatch.Taken.Name.ToString(), Form(mismatch.Taken.Variant),
                    Form(mismatch.Released), Method.Name, "soft interrupts", mismatch.Trail.Where, Method)
                    .Along(mismatch.Taken.Trail));
                return;
            }
        }
    }
}
