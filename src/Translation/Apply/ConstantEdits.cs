// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives a file of the port constants, and those it has another value.</summary>
internal static class ConstantEdits
{
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
        file.Replace(old,
            file.Expressions(item).As(item.Statements[0].Tree.Kids[0], wanted).Code);
    }

    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item)
    {
        var value = file.Expressions(item).Read(item.Statements[0].Tree.Kids[0]);
        if (value.Type is null)
            throw new Refusal($"{item.Name} is no number");
        var type = TypeText.Of(value.Type);
        return value.Constant is null
            ? $"\tinternal static {type} {TypeText.Name(item.Name)} => {value.Code};\n"
            : $"\tinternal const {type} {TypeText.Name(item.Name)} = {value.Code};\n";
    }
}
