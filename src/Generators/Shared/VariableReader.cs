// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Shared;

/// <summary>
/// Reads the declaration of a per-CPU variable or global. The generator takes the model and
/// the analyzer takes the problem; exactly one of them is there.
/// </summary>
internal static class VariableReader
{
    public static StoredVariable? Read(
        IPropertySymbol property,
        PropertyDeclarationSyntax syntax,
        AttributeData attribute,
        out VariableProblem? problem)
    {
        problem = CheckShape(property, syntax);
        if (problem is not null)
        {
            return null;
        }

        var typeSyntax = ((RefTypeSyntax)syntax.Type).Type;
        var element = attribute.ConstructorArguments is [{ Value: ITypeSymbol type }] ? type : null;
        var countGiven = attribute.NamedArguments.Any(a => a.Key == "Count");
        var count = Named(attribute, "Count") as int? ?? 0;
        problem = CheckArray(property, typeSyntax, element, countGiven, count);
        problem ??= CheckType(property, element ?? property.Type, element is null);
        var init = Named(attribute, "Init") as string;
        var alias = Named(attribute, "Alias") as string;
        if (problem is null && init is not null)
        {
            problem = CheckInit(property, init, element ?? property.Type);
        }

        if (problem is null && alias is not null)
        {
            problem = CheckAlias(property, alias);
        }

        if (problem is not null)
        {
            return null;
        }

        var stored = element ?? property.Type;
        return new StoredVariable(
            property.Name,
            string.Join(" ", syntax.Modifiers.Select(m => m.Text)),
            Spell(property.Type, typeSyntax),
            Spell(stored, typeSyntax),
            element is null ? 0 : count,
            init,
            alias,
            Named(attribute, "Constant") is true,
            KernelNames.Has(stored, KernelNames.CachelineAligned),
            KernelNames.Has(property, KernelNames.CachelineAligned),
            IsPublic(stored));
    }

    private static VariableProblem? CheckShape(
        IPropertySymbol property, PropertyDeclarationSyntax syntax)
    {
        var shaped = property.IsStatic
            && property.RefKind == RefKind.Ref
            && syntax.Type is RefTypeSyntax { Type.IsMissing: false, ReadOnlyKeyword.RawKind: 0 }
            && syntax.Modifiers.Any(SyntaxKind.PartialKeyword)
            && syntax.AccessorList is { Accessors: [{ Body: null, ExpressionBody: null } getter] }
            && getter.IsKind(SyntaxKind.GetAccessorDeclaration)
            && !syntax.Identifier.IsMissing
            && KernelNames.IsKernelClass(property.ContainingType);
        return shaped ? null : new VariableProblem(Rules.VariableShape, property.Name);
    }

    private static VariableProblem? CheckArray(
        IPropertySymbol property, TypeSyntax type, ITypeSymbol? element, bool countGiven, int count)
    {
        if (element is null && !countGiven)
        {
            return null;
        }

        var expected = property.Name + "_array";
        return element is null || count < 1 || type.ToString() != expected
            ? new VariableProblem(Rules.ArrayShape, property.Name, expected)
            : null;
    }

    private static VariableProblem? CheckType(
        IPropertySymbol property, ITypeSymbol type, bool unknownIsFine)
    {
        // The compiler itself reports a type that nobody declares.
        var fine = KernelNames.IsUnknown(type)
            ? unknownIsFine || type is IErrorTypeSymbol
            : type.IsUnmanagedType && type.SpecialType != SpecialType.System_Void;
        return fine
            ? null
            : new VariableProblem(Rules.VariableType, property.Name, type.ToDisplayString());
    }

    private static VariableProblem? CheckInit(
        IPropertySymbol property, string init, ITypeSymbol type)
    {
        var methods = property.ContainingType.GetMembers(init).OfType<IMethodSymbol>();
        var found = methods.Any(m =>
            m is { IsStatic: true, Parameters: [{ RefKind: RefKind.None } parameter] }
            && parameter.Type is IPointerTypeSymbol pointer
            && (KernelNames.IsUnknown(type)
                || SymbolEqualityComparer.Default.Equals(pointer.PointedAtType, type)));
        return found
            ? null
            : new VariableProblem(
                Rules.InitMethod, property.Name, init, type.ToDisplayString());
    }

    private static VariableProblem? CheckAlias(IPropertySymbol property, string alias)
    {
        var target = property.ContainingType.GetMembers(alias).OfType<IPropertySymbol>()
            .FirstOrDefault();
        var found = target is not null
            && KernelNames.Has(target, KernelNames.Global)
            && SymbolEqualityComparer.Default.Equals(target.Type, property.Type)
            && !target.GetAttributes().Any(a => a.NamedArguments.Any(n => n.Key == "Alias"));
        return found ? null : new VariableProblem(Rules.AliasTarget, property.Name, alias);
    }

    private static object? Named(AttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(a => a.Key == name).Value.Value;

    private static string Spell(ITypeSymbol type, TypeSyntax syntax) =>
        KernelNames.IsUnknown(type) ? syntax.ToString() : KernelNames.Text(type);

    private static bool IsPublic(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol pointer => IsPublic(pointer.PointedAtType),
        IFunctionPointerTypeSymbol => false,
        _ => type.DeclaredAccessibility == Accessibility.Public,
    };
}
