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

internal sealed partial class FunctionFlow
{
    /// <summary>The parameter that names the place: the first one that is an address.</summary>
    private static int TargetOf(IMethodSymbol method)
    {
        foreach (var parameter in method.Parameters)
        {
            if (parameter.RefKind != RefKind.None || parameter.Type is IPointerTypeSymbol)
            {
                return parameter.Ordinal;
            }
        }

        return 0;
    }

    private Sym MemoryCall(Node node, IMethodSymbol method, MemoryFact memory, Sym[] args, State state)
    {
        int target = TargetOf(method);
        var place = target < args.Length ? args[target] : _table.Null;
        var stored = args.Length > 1 ? args[target == 0 ? 1 : 0] : null;
        if (memory.Access == MemoryAccess.Read)
        {
            ReadInOrder(place, node, state);
        }

        _releasing = memory.Order is MemoryOrder.Release or MemoryOrder.Full;
        Access(place, null, memory.Access == MemoryAccess.Read
            ? AccessKind.MarkedLoad
            : AccessKind.MarkedStore, node, state, stored);
        _releasing = false;
        if (memory.Access == MemoryAccess.Read)
        {
            AfterRead(place, node, memory.Order, state);
            return Fresh(node, state, place);
        }

        if (memory.Access == MemoryAccess.Write && stored is not null)
        {
            Store(state, place, stored, node);
        }
        else
        {
            Store(state, place, Fresh(node, state, place), node);
            for (int i = 0; i < args.Length; i++)
            {
                if (i != target)
                {
                    Havoc(state, args[i], node, null);
                }
            }
        }

        if (!memory.CanFail)
        {
            Ordered(memory.Order, state);
        }

        return memory.Access == MemoryAccess.Write ? _table.Null : Fresh(node, state);
    }
}
