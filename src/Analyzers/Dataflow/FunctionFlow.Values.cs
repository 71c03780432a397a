// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    private Sym Value(Node node, State state)
    {
        if (_dead)
        {
            return _table.Null;
        }

        switch (node.Kind)
        {
            case NodeKind.Const:
                return _table.Const(node.Value);
            case NodeKind.MethodAddress:
                return _table.Get(SymKind.Method, node.Symbol);
            case NodeKind.Load:
                return LoadFrom(node, state);
            case NodeKind.AddressOf:
                return Address(node.A!, state);
            case NodeKind.Call:
                return Call(node, state);
            case NodeKind.CallPointer:
                return CallPointer(node, state);
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
                {
                    Value(arg, state);
                }

                return Fresh(node, state);
            default:
                return LoadFrom(new Node(NodeKind.Load, node.Syntax, node.Type) { A = node }, state);
        }
    }

    private Sym Address(Node place, State state)
    {
        switch (place.Kind)
        {
            case NodeKind.Local or NodeKind.Param:
                return _table.Get(SymKind.Local, place.Symbol);
            case NodeKind.Static:
                return _table.Get(SymKind.Static, place.Symbol);
            case NodeKind.Field:
                return _table.Get(SymKind.Field, place.Symbol, 0, Address(place.A!, state));
            case NodeKind.Deref:
                return Value(place.A!, state);
            case NodeKind.Element:
                var array = place.A!.Kind == NodeKind.Temp
                    ? Value(place.A.A!, state)
                    : Address(place.A, state);
                return _table.Get(SymKind.Element, null, 0, array, Value(place.B!, state));
            case NodeKind.CapturePlace:
                return _captured.TryGetValue(place.Index, out var captured)
                    ? captured
                    : _table.Get(SymKind.Capture, null, place.Index);
            case NodeKind.This:
                return _table.Get(SymKind.This, null);
            case NodeKind.ReturnSlot:
                return _table.Get(SymKind.Return, null);
            case NodeKind.Temp:
                Value(place.A!, state);
                return _table.Get(SymKind.Fresh, place);
            default:
                return Value(place, state);
        }
    }

    private Sym LoadFrom(Node node, State state)
    {
        var place = node.A!;
        if (place.Kind == NodeKind.This)
        {
            return _table.Get(SymKind.This, null);
        }

        if (place.Kind == NodeKind.CapturePlace)
        {
            return Read(state, _table.Get(SymKind.Capture, null, place.Index));
        }

        var address = Address(place, state);
        if (place.Kind is not (NodeKind.Local or NodeKind.Param))
        {
            Access(address, place.Type, AccessKind.Load, node, state);
        }

        return Read(state, address);
    }

    /// <summary>What a place holds, by the name that it goes under.</summary>
    private Sym Read(State state, Sym address)
    {
        if (state.Memory.Values.TryGetValue(address, out var value))
        {
            return value;
        }

        if (address is { Kind: SymKind.Field, Tag: IFieldSymbol link } && _model.Of(link).OwnerLink
            && Owner(address, link) is { } owner)
        {
            return owner;
        }

        return state.Memory.Unread(_table, address);
    }

    // The object around the one that holds the link.
    private static Sym? Owner(Sym address, IFieldSymbol link)
    {
        var pointed = (link.Type as IPointerTypeSymbol)?.PointedAtType;
        for (var part = address.A; part is { Kind: SymKind.Field or SymKind.Element }; part = part.A)
        {
            if (part is { Kind: SymKind.Field, Tag: IFieldSymbol field }
                && SymbolEqualityComparer.Default.Equals(field.ContainingType, pointed))
            {
                return part.A;
            }
        }

        return null;
    }

    private Sym Fresh(Node node, State state, Sym? origin = null)
    {
        var name = _table.Get(SymKind.Fresh, node, 0, null, origin);
        if (!_made.Add(name))
        {
            state.Forget(_table, name);
        }

        return name;
    }

    private Sym Negate(Sym value) => value.Kind switch
    {
        SymKind.Const => value.IsNull ? _table.True : _table.Null,
        SymKind.Not => value.A!,
        _ => _table.Get(SymKind.Not, null, 0, value),
    };

    private Sym Binary(Node node, State state)
    {
        var a = Value(node.A!, state);
        var b = Value(node.B!, state);
        var kind = (BinaryOperatorKind)node.Value!;
        bool pointer = node.Type is IPointerTypeSymbol;
        if (pointer && kind == BinaryOperatorKind.Add)
        {
            return _table.Get(SymKind.Element, null, 0, a, b);
        }

        return _table.Get(SymKind.Binary, kind, 0, a, b);
    }

    private Sym Capture(Node node, State state)
    {
        var storage = _table.Get(SymKind.Capture, null, node.Index);
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

    private static Node Read(Node place) =>
        new(NodeKind.Load, place.Syntax, place.Type) { A = place };

    private Sym Assign(Node node, State state)
    {
        var value = Value(node.B!, state);
        var address = Address(node.A!, state);
        if (node.A!.Kind is not (NodeKind.Local or NodeKind.Param))
        {
            Access(address, node.A.Type, AccessKind.Store, node, state, value);
        }
        else if (_model.IsAtomic(node.A.Type) && value.Kind != SymKind.Const)
        {
            Access(address, node.A.Type, AccessKind.Store, node, state, value);
        }

        CheckOverwrittenFlags(address, value, node, state);
        Store(state, address, value, node);
        CheckContractStore(node, address, value);
        return value;
    }

    private Sym Change(Node node, State state)
    {
        if (node.B is { } operand)
        {
            Value(operand, state);
        }

        var address = Address(node.A!, state);
        if (node.A!.Kind is not (NodeKind.Local or NodeKind.Param))
        {
            Access(address, node.A.Type, AccessKind.Change, node, state);
        }

        var value = Fresh(node, state);
        Store(state, address, value, node);
        return value;
    }
}
