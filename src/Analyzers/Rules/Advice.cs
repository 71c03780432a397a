// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A piece of a message: in the words of the kernel, and for code that has only its own operations
/// in the words of what it declares.
/// </summary>
internal sealed record Advice(string Kernel, string Elsewhere)
{
    public string Say(bool dotnet) => dotnet ? Elsewhere : Kernel;

    /// <summary>
    /// Names the operations that take the same lock in a better way; where a type has none, says
    /// what one would have to declare.
    /// </summary>
    public static Advice Form(FunctionFlow flow, Node taken, string kernel,
        Func<MethodFacts, bool> fits, string declared)
    {
        string[] names = !flow.Model.HasKernel
            && taken.Symbol is IMethodSymbol { ContainingType: { } type } method
            && flow.Model.Of(method).Acquires.Count > 0
            ? [.. flow.Model.Versions.MembersOf(type).OfType<IMethodSymbol>()
                .Where(m => flow.Model.Of(m) is { Acquires.Count: > 0 } facts && fits(facts)
                    && Takes(m, method)).Select(m => "'" + m.Name + "'").Distinct()]
            : [];
        return new Advice(kernel, names.Length > 0 ? string.Join(" or ", names)
            : "an operation that is declared " + declared);
    }

    // The flags that one form keeps are no difference.
    private static bool Takes(IMethodSymbol other, IMethodSymbol method) =>
        other.IsStatic == method.IsStatic && (!method.IsStatic
            || SameSymbol.Default.Equals(other.Parameters.FirstOrDefault()?.Type,
                method.Parameters.FirstOrDefault()?.Type));
}
