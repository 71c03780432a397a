// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

/// <summary>Reads expressions of the port into the nodes that C is read into.</summary>
internal static class CsExpressions
{
    /// <summary>The node of an expression; none if there is no expression.</summary>
    public static Node Read(ExpressionSyntax? expression) => expression switch
    {
        null => Node.None,
        ParenthesizedExpressionSyntax e => Read(e.Expression),
        IdentifierNameSyntax e => Node.Id(e.Identifier.Text),
        GenericNameSyntax e => Generic(e),
        MemberAccessExpressionSyntax e => Member(e),
        InvocationExpressionSyntax e => Call(e),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: [var index] } e =>
            new("index", "", Read(e.Expression), Read(index.Expression)),
        PrefixUnaryExpressionSyntax e => Prefix(e),
        PostfixUnaryExpressionSyntax e when e.IsKind(
            SyntaxKind.SuppressNullableWarningExpression) =>
            Read(e.Operand),
        PostfixUnaryExpressionSyntax e => new("postfix", e.OperatorToken.Text, Read(e.Operand)),
        BinaryExpressionSyntax e when e.OperatorToken.IsKind(SyntaxKind.QuestionQuestionToken) =>
            new("elvis", "", Read(e.Left), Read(e.Right)),
        BinaryExpressionSyntax e when !e.IsKind(SyntaxKind.IsExpression) &&
            !e.IsKind(SyntaxKind.AsExpression) =>
            Node.Binary(e.OperatorToken.Text, Read(e.Left), Read(e.Right)),
        AssignmentExpressionSyntax e =>
            new("assign", e.OperatorToken.Text, Read(e.Left), Read(e.Right)),
        ConditionalExpressionSyntax e =>
            new("choose", "", Read(e.Condition), Read(e.WhenTrue), Read(e.WhenFalse)),
        CastExpressionSyntax e => new("cast", Spell(e.Type), Read(e.Expression)),
        CheckedExpressionSyntax e => new("cast", e.Keyword.Text, Read(e.Expression)),
        RefExpressionSyntax e => new("ref", "ref", Read(e.Expression)),
        LiteralExpressionSyntax e => Literal(e),
        DefaultExpressionSyntax => new("default", ""),
        SizeOfExpressionSyntax e => new("sizeof", "", new Node("type", Spell(e.Type))),
        TypeOfExpressionSyntax e => new("typeof", "", new Node("type", Spell(e.Type))),
        ObjectCreationExpressionSyntax e =>
            Creation(Spell(e.Type), e.ArgumentList, e.Initializer),
        ImplicitObjectCreationExpressionSyntax e => Creation("", e.ArgumentList, e.Initializer),
        InitializerExpressionSyntax e => Initialiser(e),
        CollectionExpressionSyntax e => new("init", "", [.. e.Elements.Select(Element)]),
        PredefinedTypeSyntax e => new("type", e.Keyword.Text),
        InterpolatedStringExpressionSyntax e => Interpolated(e),
        DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax one } =>
            Node.Id(one.Identifier.Text),
        AliasQualifiedNameSyntax e => Node.Id(e.Name.Identifier.Text),
        _ => new("tokens", Text(expression)),
    };

    /// <summary>The tokens with one space between them.</summary>
    public static string Text(SyntaxNode node) =>
        string.Join(' ', node.DescendantTokens().Select(t => t.Text));

    /// <summary>A type as written, without namespaces.</summary>
    public static string Spell(TypeSyntax type) => type switch
    {
        PointerTypeSyntax p => Spell(p.ElementType) + "*",
        FunctionPointerTypeSyntax => "function*",
        QualifiedNameSyntax q => Spell(q.Right),
        AliasQualifiedNameSyntax a => Spell(a.Name),
        RefTypeSyntax r => Spell(r.Type),
        NullableTypeSyntax n => Spell(n.ElementType),
        IdentifierNameSyntax i => i.Identifier.ValueText,
        _ => Text(type),
    };

    private static Node Generic(GenericNameSyntax name) =>
        new("generic", name.Identifier.Text,
            [.. name.TypeArgumentList.Arguments.Select(t => new Node("type", Spell(t)))]);

    private static Node Member(MemberAccessExpressionSyntax e)
    {
        // Kernel.f and Linux.Kernel.f only say where f is.
        if (e.Expression is IdentifierNameSyntax { Identifier.ValueText: "Kernel" or "Linux" })
            return Read(e.Name);
        var op = e.IsKind(SyntaxKind.PointerMemberAccessExpression) ? "arrow" : "dot";
        if (e.Name is GenericNameSyntax)
            return new("tokens", Text(e));
        return new(op, e.Name.Identifier.Text, Read(e.Expression));
    }

    private static Node Call(InvocationExpressionSyntax e) =>
        Node.Call(Read(e.Expression), e.ArgumentList.Arguments.Select(Argument));

    private static Node Argument(ArgumentSyntax argument)
    {
        var value = Read(argument.Expression);
        if (!argument.RefKindKeyword.IsKind(SyntaxKind.None))
            value = new("ref", argument.RefKindKeyword.Text, value);
        return argument.NameColon is { } name
            ? new("named", name.Name.Identifier.ValueText, value)
            : value;
    }

    private static Node Prefix(PrefixUnaryExpressionSyntax e) => e.Kind() switch
    {
        SyntaxKind.AddressOfExpression => Node.Address(Read(e.Operand)),
        SyntaxKind.PointerIndirectionExpression => new("deref", "", Read(e.Operand)),
        _ => new("unary", e.OperatorToken.Text, Read(e.Operand)),
    };

    private static Node Literal(LiteralExpressionSyntax e)
    {
        var text = e.Token.Text;
        switch (e.Kind())
        {
            case SyntaxKind.NullLiteralExpression:
                return new("null", "");
            case SyntaxKind.DefaultLiteralExpression:
                return new("default", "");
            case SyntaxKind.TrueLiteralExpression or SyntaxKind.FalseLiteralExpression:
                return Node.Id(text);
            case SyntaxKind.StringLiteralExpression or SyntaxKind.Utf8StringLiteralExpression:
                var end = text.LastIndexOf('"');
                return text[0] == '"' && end > 0 &&
                    !text.StartsWith("\"\"\"", StringComparison.Ordinal)
                    ? new("string", text[1..end])
                    : new("string", e.Token.ValueText.Replace("\n", "\\n").Replace("\"", "\\\""));
            default:
                return Numbers.Value(text, octal: false) is { } value
                    ? new("number", $"{value}")
                    : new("number", text);
        }
    }

    private static Node Creation(
        string type, ArgumentListSyntax? arguments, InitializerExpressionSyntax? initialiser)
    {
        var kids = arguments?.Arguments.Select(Argument) ?? [];
        return new("new", type,
            [initialiser is null ? Node.None : Initialiser(initialiser), .. kids]);
    }

    private static Node Initialiser(InitializerExpressionSyntax e) =>
        new("init", "", [.. e.Expressions.Select(Part)]);

    private static Node Part(ExpressionSyntax e) => e switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } set =>
            new("set", name.Identifier.ValueText, Read(set.Right)),
        AssignmentExpressionSyntax
        {
            Left: ImplicitElementAccessSyntax { ArgumentList.Arguments: [var index] },
        } at =>
            new("at", "", Read(index.Expression), Read(at.Right)),
        _ => Read(e),
    };

    private static Node Element(CollectionElementSyntax e) =>
        e is ExpressionElementSyntax one ? Read(one.Expression) : new("tokens", Text(e));

    private static Node Interpolated(InterpolatedStringExpressionSyntax e) =>
        new("interpolated", "", [.. e.Contents.Select(part => part is InterpolationSyntax hole
            ? Read(hole.Expression)
            : new Node("string", Text(part)))]);
}
