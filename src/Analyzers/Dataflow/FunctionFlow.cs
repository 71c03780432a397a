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

namespace Linux.Analyzers.Dataflow;

/// <summary>
/// The forward data flow over one function. First the states at every block are brought to a
/// fixpoint; then every block is walked once more with its final states, and only then are
/// violations and effects written down.
/// </summary>
internal sealed partial class FunctionFlow
{
    private readonly Analysis _analysis;
    private readonly KernelModel _model;
    private readonly SymTable _table;
    private readonly Body _body;
    private readonly MethodFacts _facts;
    private readonly Dictionary<string, Finding> _findings = [];
    private readonly HashSet<LockClass> _taken = [];
    private readonly Dictionary<int, Sym> _captured = [];
    private readonly HashSet<Sym> _made = [];
    private bool _final;
    private bool _dead;

    private FunctionFlow(Analysis analysis, Body body)
    {
        _analysis = analysis;
        _model = analysis.Model;
        _table = analysis.Table;
        _body = body;
        _facts = analysis.Model.Of(body.Method);
        Entry = EntryState();
    }

    public Summary Summary { get; } = new();

    private State Entry { get; }

    private IMethodSymbol Method => _body.Method;

    /// <summary>Analyses a function against what is known about the functions that it calls.</summary>
    public static (Summary Summary, IEnumerable<Finding> Findings) Run(Analysis analysis, Body body)
    {
        var flow = new FunctionFlow(analysis, body);
        if (!flow.Solve())
        {
            return (new Summary(), []);
        }

        flow.DeclareNeeds();
        flow.ReportReleases();
        flow.CheckExits();
        return (flow.Summary, flow._findings.Values);
    }

    private State EntryState()
    {
        var state = new State();
        foreach (var parameter in Method.Parameters)
        {
            state.Memory.Values[_table.Get(SymKind.Local, parameter)] =
                _table.Get(SymKind.Param, parameter, parameter.Ordinal);
        }

        foreach (var pair in _facts.SameValue)
        {
            if (ParameterNamed(pair.First) is { } parameter && PlaceOf(pair.Then, state) is { } place)
            {
                state.Memory.Values[place] = parameter;
            }
        }

        foreach (var path in _facts.MustHold.Concat(_facts.Releases))
        {
            if (LockOf(path.Path, null, null, state) is var (name, cls)
                && state.Locks.Find(name) is null)
            {
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0,
                    new Trail(null, "held by the caller", null), IrqState.Entry));
            }
        }

        state.Interrupts.Now = InitialIrqs();
        foreach (var relation in _facts.ChildOf)
        {
            if (ParameterNamed(relation.Child) is { } child
                && ParameterNamed(relation.Parent) is { } parent)
            {
                state.Relations.Pairs.Add((child, parent));
            }
        }

        return state;
    }

    private IrqState InitialIrqs()
    {
        if (_facts.RequiresIrqsOff is { } off)
        {
            return off ? IrqState.Off : IrqState.On;
        }

        return _facts.RunsIn switch
        {
            EntryContext.HardInterrupt => IrqState.Off,
            null => IrqState.Entry,
            _ => IrqState.On,
        };
    }

    private Sym? ParameterNamed(string name)
    {
        var parameter = Method.Parameters.FirstOrDefault(p => p.Name == name.TrimStart('@'));
        return parameter is null ? null : _table.Get(SymKind.Param, parameter, parameter.Ordinal);
    }

    // What an annotation states is a need of every caller, whatever the body does.
    private void DeclareNeeds()
    {
        foreach (var path in _facts.MustHold.Concat(_facts.Releases))
        {
            if (LockOf(path.Path, null, null, Entry) is var (name, cls))
            {
                Summary.Add(new Effect(EffectKind.NeedsHeld, Here(path.Where))
                {
                    Name = name,
                    Class = cls,
                    Declared = true,
                });
            }
        }

        foreach (var path in _facts.MustNotHold)
        {
            var found = LockOf(path.Path, null, null, Entry);
            _model.Classes.TryGetValue(path.Path, out var named);
            Summary.Add(new Effect(EffectKind.NeedsNotHeld, Here(path.Where))
            {
                Name = found?.Name,
                Class = found?.Class ?? named,
                Declared = true,
            });
        }

        foreach (var relation in _facts.ChildOf)
        {
            if (ParameterNamed(relation.Child) is { } child
                && ParameterNamed(relation.Parent) is { } parent)
            {
                Summary.Add(new Effect(EffectKind.NeedsChildOf, Here(relation.Where))
                {
                    Name = child,
                    Other = parent,
                    Declared = true,
                });
            }
        }

        if (_facts.RequiresIrqsOff is { } off)
        {
            Summary.Add(new Effect(EffectKind.NeedsIrqs, Here(_body.Where))
            {
                Off = off,
                Declared = true,
            });
        }

        if (_facts.Sleep is not null)
        {
            Summary.Add(new Effect(EffectKind.Sleep, Here(_body.Where)) { Declared = true });
        }
    }

    private static Trail Here(Location where)
    {
        var syntax = where.SourceTree?.GetRoot().FindNode(where.SourceSpan);
        return new Trail(syntax, "declared here", null);
    }

    private void Report(Finding finding)
    {
        if (_final)
        {
            string key = finding.Rule.Id + finding.Where.SourceTree?.FilePath
                + finding.Where.SourceSpan + finding.ToDiagnostic().GetMessage();
            if (!_findings.ContainsKey(key))
            {
                _findings.Add(key, finding);
            }
        }
    }

    private void Tell(Effect effect)
    {
        if (_final)
        {
            Summary.Add(effect);
        }
    }

    /// <summary>
    /// True when a need that this function cannot meet may be left to its callers: it names
    /// something of theirs, and they are in this compilation.
    /// </summary>
    private bool CanAskCallers(Sym? name, LockClass? cls)
    {
        if (name is null || !name.Portable || (cls is not null && _taken.Contains(cls)))
        {
            return false;
        }

        var root = name;
        while (root.Kind is SymKind.Field or SymKind.Element or SymKind.Load && root.A is { } inner)
        {
            root = inner;
        }

        return root.Kind is SymKind.Param or SymKind.This
            && (_analysis.HasCallers(Method) || _analysis.IsAddressTaken(Method));
    }
}
