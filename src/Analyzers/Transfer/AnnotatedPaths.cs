// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>
/// What the paths of annotations name, in the terms of the function that is followed.
/// </summary>
internal sealed class AnnotatedPaths(FunctionFlow flow)
{
    /// <summary>True for what belongs to the CPU that runs.</summary>
    public static bool IsThisCpu(Sym name)
    {
        var root = Base(name);
        if (root is not { Kind: SymKind.Call })
            return false;

        if (root.Tag is "this_cpu_ptr")
            return true;

        for (var list = root.A; list is not null; list = list.B)
        {
            if (list.A is { Kind: SymKind.Call, Number: 0 })
                return true;
        }

        return false;
    }

    /// <summary>True for a value that was found for the CPU that runs.</summary>
    public static bool IsOfThisCpu(Sym value) => value is { Kind: SymKind.Call }
        && (value.Tag is "this_cpu_ptr" || value.Number == 0)
        || (value.Kind is SymKind.Field or SymKind.Element && IsThisCpu(value));

    public Sym? PlaceOf(string path, State state) =>
        flow.Analysis.Paths.OnMethod(path, flow.Method) is { } node
            ? PathAddress(node, null, null, null, state)
            : null;

    /// <summary>The lock that a path names, with its class.</summary>
    public (Sym Name, LockClass? Class)? LockOf(string path, IMethodSymbol? method, Sym[]? args,
        State state, Sym? result = null)
    {
        if (flow.Analysis.Paths.OnMethod(path, method ?? flow.Method) is not { } node)
            return null;

        var name = LockName(node, args, result, args is null ? null : Receiver, state);
        return (name, ClassOf(name) ?? flow.Model.Anonymous.Of(flow.Model, node.Type));
    }

    /// <summary>The object whose method is called, while a call is looked at.</summary>
    public Sym? Receiver { get; set; }

    public Sym LockName(Node node, Sym[]? args, Sym? result, Sym? container, State state) =>
        node.Type is IPointerTypeSymbol or { IsReferenceType: true } || !node.IsPlace
            ? PathValue(node, args, result, container, state)
            : PathAddress(node, args, result, container, state);

    /// <summary>The class of the lock at an address, null when the address does not tell.</summary>
    public LockClass? ClassOf(Sym name)
    {
        // An object goes by the variable that refers to it.
        if (HolderOf(name) is { } holder)
            return flow.Model.ClassOf(holder);

        LockClass? found = null;
        for (var part = name; part is not null; part = part.A)
        {
            if (part.Tag is ISymbol symbol && part.Kind is SymKind.Field or SymKind.Static
                && flow.Model.ClassOf((ISymbol)part.Tag!) is { } cls)
            {
                // The outermost lock counts: a lock may be made of another one.
                found = cls;
            }
            else if (found is not null)
                break;

            if (part.Kind is not (SymKind.Field or SymKind.Element))
                break;
        }

        return found;
    }

    /// <summary>The field or the global that refers to an object, null when there is none.</summary>
    public static ISymbol? HolderOf(Sym name)
    {
        var place = name.Kind switch
        {
            SymKind.Load => name.A,
            SymKind.Fresh => name.B,
            _ => null,
        };
        return place is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol symbol }
            && symbol is IFieldSymbol { Type.IsReferenceType: true }
                or IPropertySymbol { Type.IsReferenceType: true } ? symbol : null;
    }

    /// <summary>
    /// Whether the object around a lock exists in a state, null when that is not known. What is no
    /// object has no lock.
    /// </summary>
    public bool? Exists(Sym name, State state) => Base(name) is { } container
        && !ReferenceEquals(container, name)
            ? Conditions.Known(flow.Table, state.Facts, container)
            : true;

    public static Sym? Base(Sym name)
    {
        var part = name;
        while (part.Kind is SymKind.Field or SymKind.Element && part.A is { } inner)
            part = inner;

        return part;
    }

    /// <summary>Says a callee's name in this function's terms.</summary>
    public Sym Translate(Sym name, Sym[] args, Sym? receiver, Sym result, State state) =>
        flow.Table.Map(name, part => part.Kind switch
        {
            SymKind.Param => part.Number < args.Length ? args[part.Number] : flow.Table.Null,
            SymKind.This => receiver ?? part,
            SymKind.Outer when part.Tag is ISymbol variable && !flow.IsOuter(variable) =>
                flow.Table.Get(SymKind.Local, variable),
            SymKind.Return => result,
            SymKind.Load when part.Number == 0 && part.A is { } place =>
                flow.Values.Read(state, Translate(place, args, receiver, result, state)),
            _ => null,
        });

    /// <summary>Evaluates the path of an annotation with the arguments of a call.</summary>
    private Sym PathValue(Node node, Sym[]? args, Sym? result, Sym? container, State state)
    {
        switch (node.Kind)
        {
            case NodeKind.Load when node.A!.Kind == NodeKind.Param:
                return args is null
                    ? flow.Table.Get(SymKind.Param, node.A.Symbol, node.A.Index)
                    : node.A.Index < args.Length ? args[node.A.Index] : flow.Table.Null;
            case NodeKind.Load when node.A!.Kind == NodeKind.ReturnSlot:
                return result ?? flow.Table.Get(SymKind.Return, null);
            case NodeKind.Load when node.A!.Kind == NodeKind.This:
                return container ?? flow.Table.Get(SymKind.This, null);
            case NodeKind.Load:
                return flow.Values.Read(state,
                    PathAddress(node.A!, args, result, container, state));
            case NodeKind.AddressOf:
                return PathAddress(node.A!, args, result, container, state);
            case NodeKind.Call:
                return StableCall((IMethodSymbol)node.Symbol!, null,
                    node.Args.Select(a => PathValue(a, args, result, container, state)).ToArray());
            case NodeKind.Const:
                return flow.Table.Const(node.Value);
            case NodeKind.Each:
                return flow.Table.Get(SymKind.Each, null);
            default:
                return PathValue(Values.Read(node), args, result, container, state);
        }
    }

    public Sym PathAddress(Node place, Sym[]? args, Sym? result, Sym? container, State state) =>
        place.Kind switch
        {
            NodeKind.Field => flow.Table.Get(SymKind.Field, place.Symbol, 0,
                PathAddress(place.A!, args, result, container, state)),
            NodeKind.Deref => PathValue(place.A!, args, result, container, state),
            NodeKind.Element => flow.Table.Get(SymKind.Element, null, 0,
                PathAddress(place.A!, args, result, container, state),
                PathValue(place.B!, args, result, container, state)),
            NodeKind.Static => flow.Table.Get(SymKind.Static, place.Symbol),
            NodeKind.This => container ?? flow.Table.Get(SymKind.This, null),
            NodeKind.Param => flow.Table.Get(SymKind.Local, place.Symbol),
            _ => PathValue(place, args, result, container, state),
        };

    public Sym StableCall(IMethodSymbol method, Sym? receiver, Sym[] args)
    {
        Sym? list = receiver is null ? null : flow.Table.Get(SymKind.List, null, 0, receiver);
        for (int i = args.Length - 1; i >= 0; i--)
        {
            // Where the call stands does not matter to what it returns.
            if (i < method.Parameters.Length && IsCallerInfo(method.Parameters[i]))
                continue;

            list = flow.Table.Get(SymKind.List, null, 0, args[i], list);
        }

        var facts = flow.Model.Of(method);
        string name = facts.ThisCpu && facts.StableAddress ? "this_cpu_ptr"
            : method.ContainingType?.Name + "." + method.Name;
        return flow.Table.Get(SymKind.Call, name, facts.StableAddress ? 1 : 0, list);
    }

    private static bool IsCallerInfo(IParameterSymbol parameter) =>
        parameter.IsOptional && parameter.GetAttributes().Any(a =>
            a.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute"
                or "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");

    public Sym? ParameterNamed(string name)
    {
        var parameter = flow.Method.Parameters.FirstOrDefault(p => p.Name == name.TrimStart('@'));
        return parameter is null ? null
            : flow.Table.Get(SymKind.Param, parameter, parameter.Ordinal);
    }
}
