// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Functions;

/// <summary>A method of Kernel and the function pointer type that holds its address.</summary>
internal sealed record FunctionModel(string Name, string PointerType);

/// <summary>
/// Lists the functions whose address is taken somewhere, so that %ps can print their names.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class FunctionGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the model of one use of a function's address.</summary>
    public const string Step = "Function";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var functions = context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node.IsKind(SyntaxKind.AddressOfExpression)
                    && ((PrefixUnaryExpressionSyntax)node).Operand
                        is IdentifierNameSyntax or MemberAccessExpressionSyntax,
                static (target, cancellation) => Read(
                    ((PrefixUnaryExpressionSyntax)target.Node).Operand,
                    target.SemanticModel,
                    cancellation))
            .WithTrackingName(Step)
            .Where(static function => function is not null)
            .Select(static (function, _) => function!)
            .Collect()
            .Select(static (all, _) => new EquatableArray<FunctionModel>(
                all.Distinct()
                    .OrderBy(f => f.Name, StringComparer.Ordinal)
                    .ThenBy(f => f.PointerType, StringComparer.Ordinal)))
            .WithTrackingName(Step + "All");
        context.RegisterSourceOutput(
            functions.Combine(KernelNames.HasKernelClass(context)),
            static (output, pair) =>
            {
                if (pair.Right)
                {
                    output.AddSource("Functions.g.cs", FunctionEmitter.Emit(pair.Left));
                }
            });
    }

    private static FunctionModel? Read(
        ExpressionSyntax operand,
        SemanticModel model,
        System.Threading.CancellationToken cancellation)
    {
        // Of all addresses few are of functions, and to bind each would take as long as to compile.
        var name = operand is MemberAccessExpressionSyntax member ? member.Name : (SimpleNameSyntax)operand;
        if (model.Compilation.Assembly.GetTypeByMetadataName("Linux.Kernel")
            ?.GetMembers(name.Identifier.ValueText).Any(m => m.Kind == SymbolKind.Method) != true)
        {
            return null;
        }

        var info = model.GetSymbolInfo(operand, cancellation);
        if ((info.Symbol ?? Only(info)) is not IMethodSymbol
            {
                IsStatic: true,
                IsGenericMethod: false,
                MethodKind: MethodKind.Ordinary,
                RefKind: RefKind.None,
            } method
            || !KernelNames.IsKernelClass(method.ContainingType)
            || KernelNames.IsUnknown(method.ReturnType)
            || method.Parameters.Any(p =>
                p.RefKind != RefKind.None || KernelNames.IsUnknown(p.Type)))
        {
            return null;
        }

        var types = method.Parameters.Select(p => p.Type).Concat(new[] { method.ReturnType });
        return new FunctionModel(
            method.Name, $"delegate*<{string.Join(", ", types.Select(KernelNames.Text))}>");
    }

    /// <summary>A type that a generator brings leaves a method group unbound but alone.</summary>
    private static ISymbol? Only(SymbolInfo info) =>
        info.CandidateSymbols.Length == 1 ? info.CandidateSymbols[0] : null;
}
