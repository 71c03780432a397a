// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives a file of the port constants, and those it has another value.</summary>
internal static class ConstantEdits
{
    private const string Remark = "\t// PORT: IS_ENABLED() is no constant of C#.\n";

    /// <summary>Writes the new value.</summary>
    public static void Change(EditedFile file, Item item, Item ported)
    {
        (TypeSyntax type, ExpressionSyntax old) =
            file.Member<FieldDeclarationSyntax>(ported) is
            { Declaration: { Variables: [{ Initializer.Value: { } value }] } declaration }
                ? (declaration.Type, value)
            : file.Member<PropertyDeclarationSyntax>(ported) is
            { ExpressionBody.Expression: { } arrow } property
                ? (property.Type, arrow)
            : throw new Refusal($"{item.Name} is no constant in the port");
        var wanted = file.Names.Compilation.GetSemanticModel(file.Tree).GetTypeInfo(type).Type!;
        var said = item.Statements[0].Tree.Kids[0];
        var plain = Plain(said);
        if (plain != said)
            file.Insert(old.FirstAncestorOrSelf<MemberDeclarationSyntax>()!.SpanStart,
                Remark.TrimStart('\t') + "\t");
        file.Replace(old, file.Expressions(item).As(plain, wanted).Code);
    }

    // A constant has no calls in C#; options are constants themselves.
    private static Node Plain(Node node)
    {
        if (node.Kind == "call" && node.CalleeName is "IS_ENABLED" or "IS_BUILTIN" &&
            node.Kids is [_, { Kind: "id" } option])
            return option;
        var kids = node.Kids.Select(Plain).ToArray();
        return kids.SequenceEqual(node.Kids) ? node : node.With(kids);
    }

    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item)
    {
        var said = item.Statements[0].Tree.Kids[0];
        var plain = Plain(said);
        var value = file.Expressions(item).Read(plain);
        var remark = plain == said ? "" : Remark;
        if (value.Type is null)
            throw new Refusal($"{item.Name} is no number");
        var type = TypeText.Of(value.Type);
        return value.Constant is null && !file.Names.IsConstant(value.Code)
            ? $"\tinternal static {type} {TypeText.Name(item.Name)} => {value.Code};\n"
            : $"{remark}\tinternal const {type} {TypeText.Name(item.Name)} = {value.Code};\n";
    }
}
