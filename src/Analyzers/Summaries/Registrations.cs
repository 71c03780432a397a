// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>Where a callback runs.</summary>
internal readonly record struct Registered(EntryContext Context, bool IrqsOff);

/// <summary>
/// Which callbacks are registered with which objects, by the field that the object is or the
/// variable that points to it, and in which context each of them runs.
/// </summary>
internal sealed class Registrations(PointerTargets targets, ObjectTargets objects)
{
    private readonly List<(Node? Target, Node Callback, Registered How)> _calls = [];
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _byObject =
        new(SameSymbol.Default);

    private readonly Dictionary<ISymbol, Registered> _contexts =
        new(SameSymbol.Default);

    private readonly HashSet<ISymbol> _open = new(SameSymbol.Default);

    public void Visit(Node node, KernelModel model)
    {
        if (node is { Kind: NodeKind.Assign, B: { Kind: NodeKind.Call } made }
            && FactOf(made, model) is { Target: "return" } returned)
            Add(made, returned, new Node(NodeKind.AddressOf, null, null) { A = node.A });
        else if (node.Kind == NodeKind.Call && FactOf(node, model) is { Target: not "return" } fact)
            Add(node, fact, Argument(node, fact.Target));
        else if (node is { Kind: NodeKind.Assign, A.Symbol: { } holder }
            && node.A.Kind is NodeKind.Field or NodeKind.Static
            && model.Of(holder).RunsIn is { } context)
            _calls.Add((null, node.B!, new Registered(context, false)));
    }

    /// <summary>
    /// The parameters through which others than this compilation bring callbacks.
    /// </summary>
    public void Declare(IMethodSymbol method, KernelModel model)
    {
        if (model.Of(method).Registers is { } fact && method.IsVisibleOutside()
            && method.Parameters.FirstOrDefault(p => p.Name == fact.Callback) is { } parameter)
            _open.Add(parameter);
    }

    /// <summary>True when what is stored there may be anybody's function.</summary>
    public bool IsOpen(ISymbol? holder) => holder is not null && _open.Count > 0
        && targets.FedBy(holder).Any(_open.Contains);

    /// <summary>Ends the collecting: now it is known what every pointer may be.</summary>
    public void Resolve()
    {
        foreach (var (target, callback, how) in _calls)
        {
            foreach (var function in targets.Of(callback) ?? [])
            {
                // A callback that may sleep somewhere may not everywhere.
                bool seen = _contexts.TryGetValue(function, out var known);
                _contexts[function] = !seen ? how : new Registered(
                    known.Context > how.Context ? known.Context : how.Context,
                    known.IrqsOff && how.IrqsOff);
                foreach (var symbol in target is null ? [] : objects.Named(target))
                    Add(symbol, function);
            }
        }
    }

    /// <summary>The context that a function is registered for, null for none.</summary>
    public EntryContext? ContextOf(IMethodSymbol function) => HowOf(function)?.Context;

    public Registered? HowOf(IMethodSymbol function) =>
        _contexts.TryGetValue(function, out var how) ? how : null;

    /// <summary>The callbacks of an object, by the name that a function has for it.</summary>
    public IEnumerable<IMethodSymbol> Of(Sym name) => name is
    {
        Kind: SymKind.Method,
        Tag: IMethodSymbol function
    }
        ? [function]
        : objects.Named(name)
        .SelectMany(o => _byObject.TryGetValue(o, out var list) ? list : [])
        .Distinct<IMethodSymbol>(SameSymbol.Default);

    /// <summary>The callbacks of the objects that an expression may point to.</summary>
    public IEnumerable<IMethodSymbol> Of(Node? pointer) => pointer is null ? []
        : objects.Named(pointer)
            .SelectMany(o => _byObject.TryGetValue(o, out var list) ? list : []);

    private void Add(Node call, CallbackFact fact, Node? target)
    {
        if (Argument(call, fact.Callback) is not { } callback)
            return;

        var how = new Registered(fact.Context, false);
        if (fact.Flags is { } name)
        {
            // Flags that are not known leave it open, and then it sleeps nowhere.
            bool known = Bits.Of(Argument(call, name)) is { } bits;
            ulong flags = Bits.Of(Argument(call, name)) ?? 0;
            how = new Registered(fact.Soft != 0 && (!known || (flags & fact.Soft) != 0)
                ? EntryContext.SoftInterrupt : fact.Context, (flags & fact.IrqsOff) != 0);
        }

        _calls.Add((target, callback, how));
    }

    private void Add(ISymbol symbol, IMethodSymbol function)
    {
        if (!_byObject.TryGetValue(symbol, out var list))
            _byObject.Add(symbol, list = []);

        if (!list.Contains(function, SameSymbol.Default))
            list.Add(function);
    }

    private static CallbackFact? FactOf(Node node, KernelModel model) =>
        node.Symbol is IMethodSymbol method ? model.Of(method).Registers : null;

    private static Node? Argument(Node call, string name)
    {
        var parameter = (call.Symbol as IMethodSymbol)?.Parameters
            .FirstOrDefault(p => p.Name == name);
        return parameter is null || parameter.Ordinal >= call.Args.Length
            ? null
            : call.Args[parameter.Ordinal];
    }
}
