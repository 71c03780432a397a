// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>A method's body as the compiler has it.</summary>
internal sealed class Code(IMethodSymbol method, IOperation root)
{
    private List<(IOperation Operation, IMethodSymbol Method)>? _steps;

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
