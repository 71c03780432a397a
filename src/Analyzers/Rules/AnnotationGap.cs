// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>What most accesses do is what the others are held to once it is declared.</summary>
internal static class AnnotationGap
{
    public const string Id = "KT9007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.DefineHint(Id, "Annotations",
        "A field lacks an annotation that its accesses suggest",
        "'{0}' is {1}, but it has no {2}. Declare it, or leave it out where the other accesses "
            + "are meant.",
        "What most accesses do is what the others are held to once it is declared.");

    public static Finding Find(ISymbol field, string use, string attribute)
    {
        string name = field.IsStatic ? field.Name : field.ContainingType.Name + "." + field.Name;
        return new Finding(Rule, field.Locations[0], null, [name, use, attribute]);
    }
}
