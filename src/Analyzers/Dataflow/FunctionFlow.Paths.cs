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
    /// <summary>Evaluates the path of an annotation with the arguments of a call.</summary>
    private Sym PathValue(Node node, Sym[]? args, Sym? result, Sym? container, State state)
    {
        switch (node.Kind)
        {
            case NodeKind.Load when node.A!.Kind == NodeKind.Param:
                return args is null
                    ? _table.Get(SymKind.Param, node.A.Symbol, node.A.Index)
                    : node.A.Index < args.Length ? args[node.A.Index] : _table.Null;
            case NodeKind.Load when node.A!.Kind == NodeKind.ReturnSlot:
                return result ?? _table.Get(SymKind.Return, null);
            case NodeKind.Load when node.A!.Kind == NodeKind.This:
                return container ?? _table.Get(SymKind.This, null);
            case NodeKind.Load:
                return Read(state, PathAddress(node.A!, args, result, container, state));
            case NodeKind.AddressOf:
                return PathAddress(node.A!, args, result, container, state);
            case NodeKind.Call:
                return StableCall((IMethodSymbol)node.Symbol!, null,
                    node.Args.Select(a => PathValue(a, args, result, container, state)).ToArray());
            case NodeKind.Const:
                return _table.Const(node.Value);
            default:
                return PathValue(Read(node), args, result, container, state);
        }
    }

    private Sym PathAddress(Node place, Sym[]? args, Sym? result, Sym? container, State state) =>
        place.Kind switch
        {
            NodeKind.Field => _table.Get(SymKind.Field, place.Symbol, 0,
                PathAddress(place.A!, args, result, container, state)),
            NodeKind.Deref => PathValue(place.A!, args, result, container, state),
            NodeKind.Element => _table.Get(SymKind.Element, null, 0,
                PathAddress(place.A!, args, result, container, state),
                PathValue(place.B!, args, result, container, state)),
            NodeKind.Static => _table.Get(SymKind.Static, place.Symbol),
            NodeKind.This => container ?? _table.Get(SymKind.This, null),
            NodeKind.Param => _table.Get(SymKind.Local, place.Symbol),
            _ => PathValue(place, args, result, container, state),
        };

    private Sym StableCall(IMethodSymbol method, Sym? receiver, Sym[] args)
    {
        Sym? list = receiver is null ? null : _table.Get(SymKind.List, null, 0, receiver);
        for (int i = args.Length - 1; i >= 0; i--)
        {
            // Where the call stands does not matter to what it returns.
            if (i < method.Parameters.Length && IsCallerInfo(method.Parameters[i]))
            {
                continue;
            }

            list = _table.Get(SymKind.List, null, 0, args[i], list);
        }

        var facts = _model.Of(method);
        string name = facts.ThisCpu && facts.StableAddress ? "this_cpu_ptr"
            : method.ContainingType?.Name + "." + method.Name;
        return _table.Get(SymKind.Call, name, facts.StableAddress ? 1 : 0, list);
    }

    private static bool IsCallerInfo(IParameterSymbol parameter) =>
        parameter.IsOptional && parameter.GetAttributes().Any(a =>
            a.AttributeClass?.Name is "CallerFilePathAttribute" or "CallerLineNumberAttribute"
                or "CallerArgumentExpressionAttribute" or "CallerMemberNameAttribute");
}
