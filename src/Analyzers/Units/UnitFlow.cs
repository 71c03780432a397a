// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>A method's body as the compiler has it.</summary>
internal readonly record struct Code(IMethodSymbol Method, IOperation Root);

/// <summary>
/// Which units locals, parameters and results have, by everything that is stored into each. It
/// knows no order: what holds two units in turn has none.
/// </summary>
internal sealed class UnitFlow(KernelModel model, UnitFacts facts)
{
    private const int MostRounds = 8;
    private bool _settled;
    private readonly Dictionary<ISymbol, List<IOperation?>> _sources =
        new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ISymbol, Quantity> _inferred = new(SymbolEqualityComparer.Default);

    public void Solve(IEnumerable<Code> bodies)
    {
        foreach (var body in bodies)
            Collect(body.Root, body.Method);

        var values = new UnitValues(model, facts, this);
        for (int round = 0; round < MostRounds; round++)
        {
            bool changed = false;
            foreach (var pair in _sources)
            {
                var sum = pair.Value.Aggregate(Quantity.Neutral,
                    (q, source) => q.Join(source is null ? Quantity.Unknown : values.Of(source)));
                _inferred.TryGetValue(pair.Key, out var known);
                var joined = known.Join(sum);
                changed |= joined != known;
                _inferred[pair.Key] = joined;
            }

            if (!changed)
            {
                _settled = true;
                return;
            }
        }

        // What is not settled by now goes round in a circle and has no unit.
        _inferred.Clear();
        _settled = true;
    }

    /// <summary>The unit of a local, a parameter or a result.</summary>
    public Quantity Of(ISymbol symbol) => facts.Of(symbol)
        ?? (_inferred.TryGetValue(symbol.OriginalDefinition, out var quantity) ? quantity
            // What is stored there was not looked at yet.
            : _settled || !_sources.ContainsKey(symbol.OriginalDefinition) ? Quantity.Unknown
            : Quantity.Neutral);

    private void Collect(IOperation operation, IMethodSymbol method)
    {
        switch (operation)
        {
            case ISimpleAssignmentOperation { IsRef: false } assignment
                when Holder(assignment.Target) is { } target:
                Add(target, assignment.Value);
                break;
            case ICompoundAssignmentOperation compound when Holder(compound.Target) is { } target:
                Add(target, compound);
                break;
            case IVariableDeclaratorOperation { Initializer.Value: { } value } local:
                Add(local.Symbol, local.Symbol.IsRef ? null : value);
                break;
            case IReturnOperation { ReturnedValue: { } returned }:
                Add(method, returned);
                break;
            case IArgumentOperation argument:
                Argument(argument);
                break;
            case IAddressOfOperation { Reference: { } place } when Holder(place) is { } exposed:
                // Who has the address may store anything.
                Add(exposed, null);
                break;
            default:
                break;
        }

        var inner = operation switch
        {
            ILocalFunctionOperation function => function.Symbol,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => method,
        };
        foreach (var child in operation.ChildOperations)
            Collect(child, inner);
    }

    private void Argument(IArgumentOperation argument)
    {
        if (argument.Parameter is not { } parameter)
            return;

        if (parameter.RefKind == RefKind.None)
            Add(parameter.OriginalDefinition, argument.Value);
        else if (parameter.RefKind is RefKind.Out or RefKind.Ref
            && Holder(argument.Value) is { } passed
            && !(argument.Parent is IInvocationOperation call
                && model.Of(call.TargetMethod).Memory is { Access: MemoryAccess.Read }))
            Add(passed, null);
    }

    private void Add(ISymbol symbol, IOperation? source)
    {
        if (facts.Of(symbol) is not null)
            return;

        var key = symbol.OriginalDefinition;
        if (!_sources.TryGetValue(key, out var list))
            _sources.Add(key, list = []);

        list.Add(source);
    }

    private static ISymbol? Holder(IOperation place) => place switch
    {
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } =>
            local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
