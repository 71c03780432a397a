// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Variants;

/// <summary>The form of a function that takes a pointer's object by reference and passes it on.</summary>
internal static class ByReference
{
    public static string Of(MethodDeclarationSyntax method, int index)
    {
        ParameterSyntax parameter = method.ParameterList.Parameters[index];
        var pointer = (PointerTypeSyntax)parameter.Type!;
        string name = parameter.Identifier.Text;
        var text = new StringBuilder();

        foreach (AttributeListSyntax list in method.AttributeLists)
            text.Append(list.WithoutTrivia()).Append('\n');
        text.Append(method.Modifiers.ToString()).Append(' ').Append(method.ReturnType.WithoutTrivia())
            .Append(' ').Append(method.Identifier.Text).Append(method.TypeParameterList)
            .Append('(')
            .Append(string.Join(", ", method.ParameterList.Parameters.Select((p, i) =>
                i == index ? $"ref {pointer.ElementType.WithoutTrivia()} {name}"
                : p.WithoutTrivia().ToString())))
            .Append(')');
        foreach (TypeParameterConstraintClauseSyntax clause in method.ConstraintClauses)
            text.Append(' ').Append(clause.WithoutTrivia());
        // A pointer cannot be a type argument of Unsafe.AsPointer.
        bool isFixed = pointer.ElementType is PointerTypeSyntax;
        string address = isFixed ? "__at" : $"({pointer.WithoutTrivia()})Unsafe.AsPointer(ref {name})";
        string call = $"{method.Identifier.Text}({string.Join(", ", method.ParameterList.Parameters
            .Select((p, i) => i == index ? address : Pass(p)))});";

        if (!isFixed)
            return text.Append("\n    => ").Append(call).Append('\n').ToString();
        string result = method.ReturnType.ToString() == "void" ? "" : "return ";
        return text.Append($"\n{{\n    fixed ({pointer.WithoutTrivia()} __at = &{name})\n        ")
            .Append(result).Append(call).Append("\n}\n").ToString();
    }

    private static string Pass(ParameterSyntax parameter)
    {
        string how = parameter.Modifiers.FirstOrDefault(m => m.ValueText is "ref" or "out" or "in")
            .ValueText ?? "";

        return how.Length == 0 ? parameter.Identifier.Text : $"{how} {parameter.Identifier.Text}";
    }
}
