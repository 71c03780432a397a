// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Variants;

/// <summary>Reads a function and the attribute that asks for its other forms.</summary>
internal static class VariantReader
{
    /// <summary>The other forms, or null if the function cannot have them.</summary>
    public static VariantModel? Read(
        MethodDeclarationSyntax method,
        IMethodSymbol symbol,
        AttributeData attribute,
        SemanticModel model)
    {
        VariantKinds kinds = Kinds(attribute);
        int byRef = Parameter(symbol, attribute);

        if (!CanHave(method, symbol, attribute))
            return null;
        var functions = new List<string>();
        var renames = new VariantRewriter(method, model);
        string indent = method.GetLeadingTrivia()
            .LastOrDefault(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).ToString();

        foreach (VariantForm form in VariantForm.Of(kinds))
        {
            MethodDeclarationSyntax written = renames.Rewrite(form);

            if (form != VariantForm.Written)
                functions.Add(written.ToFullString().Replace("\n" + indent, "\n"));
            if ((kinds & VariantKinds.Refs) != 0)
                functions.Add(ByReference.Of(written, byRef));
        }
        return new VariantModel(
            Path.GetFileNameWithoutExtension(method.SyntaxTree.FilePath),
            new EquatableArray<string>(method.SyntaxTree.GetCompilationUnitRoot().Usings
                .Select(u => u.WithoutTrivia().NormalizeWhitespace().ToString())),
            new EquatableArray<string>(functions));
    }

    /// <summary>Whether the function is of Kernel and has what each of the forms changes.</summary>
    public static bool CanHave(
        MethodDeclarationSyntax method, IMethodSymbol symbol, AttributeData attribute)
    {
        VariantKinds kinds = Kinds(attribute);

        return symbol.IsStatic && KernelNames.IsKernelClass(symbol.ContainingType)
            && kinds != VariantKinds.None
            && ((kinds & VariantKinds.Refs) == 0 || Parameter(symbol, attribute) >= 0)
            && ((kinds & VariantKinds.Orders) == 0 || IsFull(method))
            && ((kinds & VariantKinds.Widths) == 0
                || VariantRewriter.HasWidths(method.Identifier.Text));
    }

    private static VariantKinds Kinds(AttributeData attribute) =>
        attribute.ConstructorArguments is [{ Value: int value }]
            ? (VariantKinds)value
            : VariantKinds.None;

    private static int Parameter(IMethodSymbol symbol, AttributeData attribute)
    {
        string? name = attribute.NamedArguments
            .FirstOrDefault(a => a.Key == "Parameter").Value.Value as string;

        for (int i = 0; i < symbol.Parameters.Length; i++)
        {
            IParameterSymbol parameter = symbol.Parameters[i];

            if (parameter is { RefKind: RefKind.None, Type: IPointerTypeSymbol }
                && (name == null || parameter.Name == name))
                return i;
        }
        return -1;
    }

    private static bool IsFull(MethodDeclarationSyntax method) =>
        method.AttributeLists.SelectMany(list => list.DescendantNodes())
            .OfType<MemberAccessExpressionSyntax>()
            .Any(m => m.ToString() == "MemoryOrder.Full");
}
