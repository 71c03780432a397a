// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>A method's body as the compiler has it.</summary>
internal sealed class Code(IMethodSymbol method, IOperation root)
{
    private List<(IOperation Operation, IMethodSymbol Method)>? _steps;
    private IReadOnlyList<Stored>? _stored;

    public IMethodSymbol Method { get; } = method;

    /// <summary>
    /// What stores, passes, returns or compares numbers, in the order of the text, each with the
    /// function that it is part of.
    /// </summary>
    public IReadOnlyList<(IOperation Operation, IMethodSymbol Method)> Steps
    {
        get
        {
            if (_steps is null)
                Collect(root, Method, _steps = []);

            return _steps;
        }
    }

    /// <summary>What it stores, by the declarations that it was bound among.</summary>
    public IReadOnlyList<Stored> StoredBy(KernelModel model, UnitFacts facts)
    {
        if (_stored is null)
        {
            var sources = new UnitSources(model, facts);
            foreach (var (operation, within) in Steps)
                sources.Collect(operation, within);

            _stored = sources.Found;
        }

        return _stored;
    }

    private static void Collect(IOperation operation, IMethodSymbol method,
        List<(IOperation, IMethodSymbol)> steps)
    {
        if (operation is IAssignmentOperation or IVariableDeclaratorOperation or IReturnOperation
            or IArgumentOperation or IAddressOfOperation or IBinaryOperation
            or IInvocationOperation)
            steps.Add((operation, method));

        var inner = operation switch
        {
            ILocalFunctionOperation function => function.Symbol,
            IAnonymousFunctionOperation lambda => lambda.Symbol,
            _ => method,
        };
        foreach (var child in operation.ChildOperations)
            Collect(child, inner, steps);
    }
}
