// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Transfer;

/// <summary>What expressions come to: the names of values and of places.</summary>
internal sealed class Values(FunctionFlow flow)
{
    private readonly Dictionary<int, Sym> _captured = [];
    private readonly HashSet<Sym> _made = [];

    public Sym Value(Node node, State state)
    {
        if (flow.Forks.Dead)
            return flow.Table.Null;

        switch (node.Kind)
        {
            case NodeKind.Const:
                return flow.Table.Const(node.Value);
            case NodeKind.MethodAddress:
                return flow.Table.Get(SymKind.Method, node.Symbol);
            case NodeKind.Load:
                return LoadFrom(node, state);
            case NodeKind.AddressOf:
                return Address(node.A!, state);
            case NodeKind.Call:
                return flow.Calls.Call(node, state);
            case NodeKind.CallPointer:
                return flow.Callbacks.CallPointer(node, state);
            case NodeKind.Assign:
                return Assign(node, state);
            case NodeKind.RefAssign:
                var referred = Address(node.B!, state);
                state.Memory.Values[Address(node.A!, state)] = referred;
                return referred;
            case NodeKind.Compound or NodeKind.Increment:
                return Change(node, state);
            case NodeKind.Not:
                return Negate(Value(node.A!, state));
            case NodeKind.Binary:
                return Binary(node, state);
            case NodeKind.Capture:
                return Capture(node, state);
            case NodeKind.Opaque:
                foreach (var arg in node.Args)
                    Value(arg, state);

                if (node.Value is SleepsInAtomic.Await)
                    flow.Raise(new Slept(flow, SleepsInAtomic.Await, node,
                        new Trail(node.Syntax, "awaited here", null), state)
                    {
                        Held = state.Locks.Held,
                        Irqs = state.Interrupts.Now,
                    });

                return Fresh(node, state);
            default:
                return LoadFrom(new Node(NodeKind.Load, node.Syntax, node.Type) { A = node },
                    state);
        }
    }

    public Sym Address(Node place, State state)
    {
        switch (place.Kind)
        {
            case NodeKind.Local or NodeKind.Param:
                return flow.Table.Get(flow.IsOuter(place.Symbol!) ? SymKind.Outer : SymKind.Local,
                    place.Symbol);
            case NodeKind.Static:
                return flow.Table.Get(SymKind.Static, place.Symbol);
            case NodeKind.Field:
                return flow.Table.Get(SymKind.Field, place.Symbol, 0, Address(place.A!, state));
            case NodeKind.Deref:
                return Value(place.A!, state);
            case NodeKind.Element:
                var array = place.A!.Kind == NodeKind.Temp
                    ? Value(place.A.A!, state)
                    : Address(place.A, state);
                return flow.Table.Get(SymKind.Element, null, 0, array, Value(place.B!, state));
            case NodeKind.CapturePlace:
                return _captured.TryGetValue(place.Index, out var captured)
                    ? captured
                    : flow.Table.Get(SymKind.Capture, null, place.Index);
            case NodeKind.This:
                return flow.Table.Get(SymKind.This, null);
            case NodeKind.ReturnSlot:
                return flow.Table.Get(SymKind.Return, null);
            case NodeKind.Temp:
                Value(place.A!, state);
                return flow.Table.Get(SymKind.Fresh, place);
            default:
                return Value(place, state);
        }
    }

    private Sym LoadFrom(Node node, State state)
    {
        var place = node.A!;
        if (place.Kind == NodeKind.This)
            return flow.Table.Get(SymKind.This, null);

        if (place.Kind == NodeKind.CapturePlace)
            return Read(state, flow.Table.Get(SymKind.Capture, null, place.Index));

        var address = Address(place, state);
        bool mine = place.Kind is NodeKind.Local or NodeKind.Param;
        if (!mine)
            flow.Touch(address, place.Type, AccessKind.Load, node, state);

        var value = Read(state, address);
        if (!mine && value.Kind == SymKind.Load && state.Locks.Held.Count == 0
            && !flow.PlainLoads.ContainsKey(value))
            flow.PlainLoads.Add(value, node);

        return value;
    }

    /// <summary>What a place holds, by the name that it goes under.</summary>
    public Sym Read(State state, Sym address)
    {
        if (state.Memory.Values.TryGetValue(address, out var value))
            return value;

        if (address is { Kind: SymKind.Field, Tag: IFieldSymbol link }
            && flow.Model.Of(link).OwnerLink
            && Owner(address, link) is { } owner)
            return owner;

        return state.Memory.Unread(flow.Table, address);
    }

    // The object around the one that holds the link.
    private static Sym? Owner(Sym address, IFieldSymbol link)
    {
        var pointed = (link.Type as IPointerTypeSymbol)?.PointedAtType;
        for (var part = address.A; part is { Kind: SymKind.Field or SymKind.Element }; part =
            part.A)
        {
            if (part is { Kind: SymKind.Field, Tag: IFieldSymbol field }
                && SameSymbol.Default.Equals(field.ContainingType, pointed))
                return part.A;
        }

        return null;
    }

    public Sym Fresh(Node node, State state, Sym? origin = null)
    {
        var name = flow.Table.Get(SymKind.Fresh, node, 0, null, origin);
        if (!_made.Add(name))
            state.Forget(flow.Table, name);

        return name;
    }

    private Sym Negate(Sym value) => value.Kind switch
    {
        SymKind.Const => value.IsNull ? flow.Table.True : flow.Table.Null,
        SymKind.Not => value.A!,
        _ => flow.Table.Get(SymKind.Not, null, 0, value),
    };

    private Sym Binary(Node node, State state)
    {
        var a = Value(node.A!, state);
        var b = Value(node.B!, state);
        var kind = (BinaryOperatorKind)node.Value!;
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
            PlainLoad.Revisited(flow, a, b, node, state);

        bool pointer = node.Type is IPointerTypeSymbol;
        if (pointer && kind == BinaryOperatorKind.Add)
            return flow.Table.Get(SymKind.Element, null, 0, a, b);

        var value = flow.Table.Get(SymKind.Binary, kind, 0, a, b);
        InfinityAdded.Check(flow, value, node, state);
        return value;
    }

    private Sym Capture(Node node, State state)
    {
        var storage = flow.Table.Get(SymKind.Capture, null, node.Index);
        if (node.B is { } place)
        {
            var address = Address(place, state);
            if (node.Literal)
            {
                _captured[node.Index] = address;
                return address;
            }

            _captured.Remove(node.Index);
            var value = Value(Read(place), state);
            state.Memory.Values[storage] = value;
            return value;
        }

        var captured = Value(node.A!, state);
        state.Memory.Values[storage] = captured;
        return captured;
    }

    public static Node Read(Node place) =>
        new(NodeKind.Load, place.Syntax, place.Type) { A = place };

    private Sym Assign(Node node, State state)
    {
        var value = Value(node.B!, state);
        var address = Address(node.A!, state);
        if (node.A!.Kind is not (NodeKind.Local or NodeKind.Param))
            flow.Touch(address, node.A.Type, AccessKind.Store, node, state, value);
        else if (flow.Model.IsAtomic(node.A.Type) && value.Kind != SymKind.Const)
            flow.Touch(address, node.A.Type, AccessKind.Store, node, state, value);

        LockCopied.Check(flow, node.B!);
        Lives.Overwritten(address, state);
        if (node.A.Kind == NodeKind.Local)
            state.Pins.Assign(address, flow.IsPinned(state) && AnnotatedPaths.IsOfThisCpu(value));

        IrqFlags.Overwritten(flow, address, value, node, state);
        flow.Stores.Store(state, address, value, node);
        // A struct with an initialiser is made apart and then stored.
        if (node.B is { Kind: NodeKind.Load, A.Kind: NodeKind.Local or NodeKind.CapturePlace }
            && address.Kind == SymKind.Local
            && node.Type is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None })
            flow.Stores.CopyParts(state, Address(node.B.A!, state), address);

        return value;
    }

    private Sym Change(Node node, State state)
    {
        var with = node.B is { } operand ? Value(operand, state) : null;
        var address = Address(node.A!, state);
        if (node.A!.Kind is not (NodeKind.Local or NodeKind.Param))
            flow.Touch(address, node.A.Type, AccessKind.Change, node, state);

        // What a local is computed from is not forgotten.
        bool local = address.Root is { Kind: SymKind.Local } && node.Type is not IPointerTypeSymbol;
        var value = local && (with is not null || address.Kind == SymKind.Field)
            ? flow.Table.Get(SymKind.Binary, node.Value ?? BinaryOperatorKind.Add, 0,
                Read(state, address), with ?? flow.Table.True)
            : Fresh(node, state);
        flow.Stores.Store(state, address, value, node);
        return value;
    }
}
