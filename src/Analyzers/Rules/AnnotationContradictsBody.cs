// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Callers rely on the annotation, so the body has to do what it says.</summary>
internal static class AnnotationContradictsBody
{
    public const string Id = "KT9002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Annotations",
        "An annotation contradicts the body",
        "'{0}' declares {1}, but {2}. Correct the annotation or the body.",
        "Callers rely on the annotation, so the body has to do what it says.");

    public static Finding Find(
        string function, string declared, string actual, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, declared, actual]);
}
