// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Images;

/// <summary>
/// Puts a call in front of each plain access, so that an image can record it: <c>p->f</c> becomes
/// <c>__plain_read(ref p->f)</c>. The calls return the reference that they get, so that values, the
/// order of evaluation and the numbers of lines stay as they are.
/// </summary>
internal sealed class PlainAccessRewriter : CSharpSyntaxRewriter
{
    private readonly SemanticModel _model;
    private readonly PlainAccesses _accesses;

    private PlainAccessRewriter(SemanticModel model)
    {
        _model = model;
        _accesses = new PlainAccesses(model);
    }

    /// <summary>The tree with its plain accesses recorded.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree, Compilation compilation)
    {
        var rewriter = new PlainAccessRewriter(compilation.GetSemanticModel(tree));
        SyntaxNode root = rewriter.Visit(tree.GetRoot())!;

        return CSharpSyntaxTree.Create(
            (CSharpSyntaxNode)root, (CSharpParseOptions)tree.Options, tree.FilePath, Encoding.UTF8);
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
        => IsPrimitive(node) ? node : base.VisitMethodDeclaration(node);

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var visited = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;

        if (node.Expression is IdentifierNameSyntax { Identifier.Text: "nameof" })
            return node;
        if (_model.GetSymbolInfo(node).Symbol is not IMethodSymbol method)
            return visited;
        if (!visited.IsEquivalentTo(node))
            visited = WithItsOwnWords(visited, node, method);
        string? recorder = method.ContainingType.Name switch
        {
            "Volatile" => method.Name == "Read" ? "__marked_read" : "__marked_write",
            "Interlocked" => method.Name is "MemoryBarrier" ? null : "__marked_update",
            "Kernel" => PerCpuRecorder(method),
            _ => null,
        };
        if (recorder == null || visited.ArgumentList.Arguments is not [{ } first, ..]
            || !first.RefKindKeyword.IsKind(SyntaxKind.RefKeyword) || !CanPass(method.Parameters[0].Type))
            return visited;
        return visited.ReplaceNode(
            first.Expression,
            Call(recorder, first.Expression).WithTriviaFrom(first.Expression));
    }

    /// <summary>A method that is told an argument's text gets it as it is written.</summary>
    private static InvocationExpressionSyntax WithItsOwnWords(
        InvocationExpressionSyntax visited, InvocationExpressionSyntax node, IMethodSymbol method)
    {
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            if (parameter.Ordinal != node.ArgumentList.Arguments.Count
                || node.ArgumentList.Arguments is not [{ } told]
                || !parameter.GetAttributes().Any(a
                    => a.AttributeClass?.Name == "CallerArgumentExpressionAttribute"))
                continue;
            return visited.AddArgumentListArguments(SyntaxFactory.Argument(
                SyntaxFactory.LiteralExpression(SyntaxKind.StringLiteralExpression,
                    SyntaxFactory.Literal(told.Expression.ToString()))));
        }
        return visited;
    }

    /// <summary>
    /// What stands on the right can take time, and the write comes after it: <c>p->f = g()</c> becomes
    /// <c>__plain_store(ref p->f, g())</c>.
    /// </summary>
    public override SyntaxNode? VisitAssignmentExpression(AssignmentExpressionSyntax node)
    {
        if (!node.IsKind(SyntaxKind.SimpleAssignmentExpression)
            || _accesses.UseOf(node.Left) != PlainUse.Write
            || !node.Right.DescendantNodesAndSelf().OfType<InvocationExpressionSyntax>().Any()
            || _accesses.TypeOf(node.Left) is not { } type || !CanPass(type))
            return base.VisitAssignmentExpression(node);
        var memory = (ExpressionSyntax)base.Visit(node.Left)!;
        var value = (ExpressionSyntax)Visit(node.Right)!;
        InvocationExpressionSyntax call = Call(
            (IsVolatile(node.Left) ? "__marked_store" : "__plain_store") + TypeArgument(type), memory);

        return call.WithArgumentList(call.ArgumentList.AddArguments(SyntaxFactory.Argument(value)))
            .WithTriviaFrom(node);
    }

    public override SyntaxNode? Visit(SyntaxNode? node)
    {
        if (node is not ExpressionSyntax expression)
            return base.Visit(node);
        PlainUse use = _accesses.UseOf(expression);
        var visited = (ExpressionSyntax)base.Visit(node)!;
        string? recorder = use switch
        {
            PlainUse.Read => IsVolatile(expression) ? "__marked_read" : "__plain_read",
            PlainUse.Write => IsVolatile(expression) ? "__marked_write" : "__plain_write",
            PlainUse.Update => IsVolatile(expression) ? "__marked_update" : "__plain_update",
            _ => null,
        };

        if (recorder == null || _accesses.TypeOf(expression) is not { } type)
            return visited;
        if (CanPass(type))
            return Call(recorder, visited).WithTriviaFrom(expression);
        return type is IPointerTypeSymbol or IFunctionPointerTypeSymbol && _accesses.IsBehindAPointer(expression)
            ? ThroughAddress(recorder, visited, type).WithTriviaFrom(expression)
            : visited;
    }

    /// <summary>A method that tells the execution of what it does by itself.</summary>
    private static bool IsPrimitive(MethodDeclarationSyntax method)
        => method.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call
            => call.Expression is IdentifierNameSyntax
            {
                Identifier.Text: "__visible" or "__marked_load" or "__marked_store",
            });

    private static string? PerCpuRecorder(IMethodSymbol method)
    {
        if (!method.GetAttributes().Any(a => a.AttributeClass?.Name == "PerCpuAccessorAttribute"))
            return null;
        return method.Name[(method.Name.LastIndexOf('_') + 1)..] switch
        {
            "read" => "__percpu_read",
            "write" => "__percpu_write",
            "inc" or "dec" or "add" or "or" => "__percpu_update",
            _ => null,
        };
    }

    /// <summary>What is volatile upstream, so that each access is a marked one.</summary>
    private static bool IsVolatile(ExpressionSyntax expression)
        => expression is IdentifierNameSyntax { Identifier.Text: "jiffies" }
            or MemberAccessExpressionSyntax { Name.Identifier.Text: "jiffies" };

    /// <summary>Whether there is a recorder for a reference to that type.</summary>
    private static bool CanPass(ITypeSymbol type) => type switch
    {
        IFunctionPointerTypeSymbol => false,
        IPointerTypeSymbol pointer => pointer.PointedAtType is not (IPointerTypeSymbol or IFunctionPointerTypeSymbol)
            || pointer.PointedAtType is IPointerTypeSymbol
            {
                PointedAtType: not (IPointerTypeSymbol or IFunctionPointerTypeSymbol)
                    and { SpecialType: not SpecialType.System_Void },
            },
        ITypeParameterSymbol parameter => parameter.HasUnmanagedTypeConstraint,
        _ => type.IsUnmanagedType && !type.IsRefLikeType,
    };

    private static string TypeArgument(ITypeSymbol type)
    {
        while (type is IPointerTypeSymbol pointer)
            type = pointer.PointedAtType;
        return type.SpecialType == SpecialType.System_Void
            ? "" : $"<{type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}>";
    }

    private static InvocationExpressionSyntax Call(string recorder, ExpressionSyntax memory)
        => Invocation(recorder, SyntaxFactory.Argument(
            null, SyntaxFactory.Token(SyntaxKind.RefKeyword).WithTrailingTrivia(SyntaxFactory.Space),
            memory.WithoutTrivia()));

    private static InvocationExpressionSyntax Invocation(string recorder, ArgumentSyntax memory)
        => SyntaxFactory.InvocationExpression(
            SyntaxFactory.ParseExpression("Linux.Executions.Recorders." + recorder),
            SyntaxFactory.ArgumentList(SyntaxFactory.SingletonSeparatedList(memory)));

    /// <summary>No type argument can be a pointer to this type: the access goes through its address.</summary>
    private static ExpressionSyntax ThroughAddress(string recorder, ExpressionSyntax memory, ITypeSymbol type)
    {
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        ExpressionSyntax address = SyntaxFactory.ParseExpression("(void**)&x");

        address = address.ReplaceNode(
            address.DescendantNodes().OfType<IdentifierNameSyntax>().Last(),
            SyntaxFactory.ParenthesizedExpression(memory.WithoutTrivia()));
        return SyntaxFactory.ParenthesizedExpression(
            SyntaxFactory.PrefixUnaryExpression(
                SyntaxKind.PointerIndirectionExpression,
                SyntaxFactory.CastExpression(
                    SyntaxFactory.ParseTypeName(name + "*"),
                    Invocation(recorder + "_at", SyntaxFactory.Argument(address)))));
    }
}
