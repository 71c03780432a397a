// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>What is stored into a variable, a parameter or a result.</summary>
/// <param name="Into">The variable, the parameter, or the method whose result it is.</param>
/// <param name="Value">What is stored; null for what may be anything.</param>
/// <param name="Declared">True when an attribute says the unit already.</param>
internal readonly record struct Stored(ISymbol Into, IOperation? Value, bool Declared);

/// <summary>
/// All that a body stores. It depends on the body and on declarations alone, so it is the same for
/// as long as these are.
/// </summary>
internal sealed class UnitSources(KernelModel model, UnitFacts facts)
{
    private readonly List<Stored> _found = [];

    public IReadOnlyList<Stored> Found => _found;

    public void Collect(IOperation operation, IMethodSymbol method)
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
            case IAddressOfOperation { Reference: { } place } address
                when Holder(place) is { } exposed:
                // Who has the address may store anything, unless the parameter says what.
                Add(exposed, Filled(address));
                break;
            default:
                break;
        }
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
            Add(passed, facts.Of(parameter) is null ? null : argument);
    }

    // The argument of a parameter that says what stands behind it.
    private IArgumentOperation? Filled(IOperation address)
    {
        while (address.Parent is IConversionOperation or IParenthesizedOperation)
            address = address.Parent;

        return address.Parent is IArgumentOperation { Parameter: { } parameter } argument
            && facts.Of(parameter) is not null ? argument : null;
    }

    private void Add(ISymbol symbol, IOperation? source) =>
        _found.Add(new(symbol.OriginalDefinition, source, facts.Of(symbol) is not null));

    private static ISymbol? Holder(IOperation place) => place switch
    {
        ILocalReferenceOperation local => local.Local,
        IDeclarationExpressionOperation { Expression: ILocalReferenceOperation local } =>
            local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };
}
