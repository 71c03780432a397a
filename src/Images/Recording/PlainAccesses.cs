// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Images;

/// <summary>What an expression does with the memory that it names.</summary>
internal enum PlainUse
{
    /// <summary>Nothing: its address is taken, or it names no memory that others can see.</summary>
    None,

    /// <summary>Reads it.</summary>
    Read,

    /// <summary>Writes it.</summary>
    Write,

    /// <summary>Reads and writes it.</summary>
    Update,
}

/// <summary>Finds the expressions that read or write memory through a pointer or a reference.</summary>
internal sealed class PlainAccesses(SemanticModel model)
{
    /// <summary>What the code at <paramref name="node"/> does with the memory it names.</summary>
    public PlainUse UseOf(ExpressionSyntax node)
        => NamesMemory(node) && !IsPartOfALongerName(node) ? UseByContext(node) : PlainUse.None;

    /// <summary>Type of what the expression names.</summary>
    public ITypeSymbol? TypeOf(ExpressionSyntax node) => model.GetTypeInfo(node).Type;

    /// <summary>Whether <paramref name="node"/> stands behind a pointer, so that it has an address.</summary>
    public bool IsBehindAPointer(ExpressionSyntax node) => node switch
    {
        ParenthesizedExpressionSyntax inner => IsBehindAPointer(inner.Expression),
        PrefixUnaryExpressionSyntax => true,
        MemberAccessExpressionSyntax access => access.IsKind(SyntaxKind.PointerMemberAccessExpression)
            || IsBehindAPointer(access.Expression),
        ElementAccessExpressionSyntax element => TypeOf(element.Expression) is IPointerTypeSymbol
            || IsBehindAPointer(element.Expression),
        _ => false,
    };

    private bool NamesMemory(ExpressionSyntax node)
    {
        switch (node)
        {
            case ParenthesizedExpressionSyntax inner:
                return NamesMemory(inner.Expression);
            case PrefixUnaryExpressionSyntax unary:
                return unary.IsKind(SyntaxKind.PointerIndirectionExpression);
            case MemberAccessExpressionSyntax access:
                return Symbol(access) switch
                {
                    IFieldSymbol field => IsVariable(field)
                        && (access.IsKind(SyntaxKind.PointerMemberAccessExpression)
                            || field.ContainingType.IsValueType && NamesMemory(access.Expression)),
                    IPropertySymbol property => IsShared(property),
                    _ => false,
                };
            case ElementAccessExpressionSyntax element:
                ITypeSymbol? type = TypeOf(element.Expression);
                return type is IPointerTypeSymbol
                    || IsInlineArray(type) && NamesMemory(element.Expression);
            case IdentifierNameSyntax:
                return Symbol(node) switch
                {
                    IPropertySymbol property => IsShared(property),
                    ILocalSymbol local => local.RefKind == RefKind.Ref,
                    IParameterSymbol parameter => parameter.RefKind == RefKind.Ref,
                    _ => false,
                };
            case InvocationExpressionSyntax:
                return Symbol(node) is IMethodSymbol { RefKind: RefKind.Ref } method
                    && method.ContainingType.Name == "Kernel";
            default:
                return false;
        }
    }

    private bool IsPartOfALongerName(ExpressionSyntax node) => node.Parent switch
    {
        ParenthesizedExpressionSyntax outer => NamesMemory(outer),
        MemberAccessExpressionSyntax access => access.Name == node
            || access.IsKind(SyntaxKind.SimpleMemberAccessExpression)
            && (NamesMemory(access) || Symbol(access) is IFieldSymbol),
        ElementAccessExpressionSyntax element => element.Expression == node
            && TypeOf(node) is not IPointerTypeSymbol,
        _ => false,
    };

    private static PlainUse UseByContext(ExpressionSyntax node)
    {
        switch (node.Parent)
        {
            case PrefixUnaryExpressionSyntax unary:
                return unary.Kind() switch
                {
                    SyntaxKind.AddressOfExpression => PlainUse.None,
                    SyntaxKind.PreIncrementExpression or SyntaxKind.PreDecrementExpression => PlainUse.Update,
                    _ => PlainUse.Read,
                };
            case PostfixUnaryExpressionSyntax unary when !unary.IsKind(SyntaxKind.SuppressNullableWarningExpression):
                return PlainUse.Update;
            case RefExpressionSyntax:
                return PlainUse.None;
            case ArgumentSyntax argument:
                if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
                    return PlainUse.None;
                return argument.Parent?.Parent is AssignmentExpressionSyntax tuple
                    && tuple.Left == argument.Parent ? PlainUse.Write : PlainUse.Read;
            case AssignmentExpressionSyntax assignment when assignment.Left == node:
                return assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
                    ? PlainUse.Write : PlainUse.Update;
            default:
                return PlainUse.Read;
        }
    }

    private ISymbol? Symbol(SyntaxNode node) => model.GetSymbolInfo(node).Symbol;

    private static bool IsVariable(IFieldSymbol field)
        => !field.IsStatic && !field.IsConst && !field.IsReadOnly && !field.IsVolatile
            && !field.IsFixedSizeBuffer;

    // A per-CPU variable's name stands for the template, and its accessors are looked at themselves.
    private static bool IsShared(IPropertySymbol property)
        => property.IsStatic && property.RefKind == RefKind.Ref
            && property.GetAttributes().Any(a => a.AttributeClass?.Name == "GlobalAttribute");

    private static bool IsInlineArray(ITypeSymbol? type)
        => type != null && type.GetAttributes().Any(a => a.AttributeClass?.Name == "InlineArrayAttribute");
}
