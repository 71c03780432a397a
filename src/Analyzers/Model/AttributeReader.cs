// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>
/// Reads the project's attributes by metadata name, so that no assembly is needed.
/// </summary>
internal static class AttributeReader
{
    private const string Namespace = "Annotations";

    public static IEnumerable<(string Name, AttributeData Data)> Of(ISymbol symbol)
    {
        foreach (var data in symbol.GetAttributes())
        {
            var type = data.AttributeClass;
            if (type is null || type.ContainingNamespace?.Name != Namespace)
            {
                continue;
            }

            string name = type.Name;
            const string suffix = "Attribute";
            yield return (
                name.EndsWith(suffix, StringComparison.Ordinal)
                    ? name.Substring(0, name.Length - suffix.Length)
                    : name,
                data);
        }
    }

    public static string Text(this AttributeData data, int index) =>
        index < data.ConstructorArguments.Length
        && data.ConstructorArguments[index].Kind != TypedConstantKind.Array
            ? data.ConstructorArguments[index].Value as string ?? ""
            : "";

    public static int Number(this AttributeData data, int index) =>
        index < data.ConstructorArguments.Length
        && data.ConstructorArguments[index].Kind != TypedConstantKind.Array
        && data.ConstructorArguments[index].Value is int value ? value : 0;

    /// <summary>A mask that an attribute is given by name; 0 without one.</summary>
    public static ulong Bits(this AttributeData data, string name) =>
        data.Named(name) is { } bits ? Convert.ToUInt64(bits) : 0;

    public static object? Named(this AttributeData data, string name)
    {
        foreach (var pair in data.NamedArguments)
        {
            if (pair.Key == name)
            {
                return pair.Value.Kind == TypedConstantKind.Error ? null : pair.Value.Value;
            }
        }

        return null;
    }

    public static string[] Texts(this AttributeData data, int index) =>
        index < data.ConstructorArguments.Length
        && data.ConstructorArguments[index].Kind == TypedConstantKind.Array
        && !data.ConstructorArguments[index].IsNull
            ? data.ConstructorArguments[index].Values.Select(v => v.Value as string ?? "").ToArray()
            : [];

    public static Location Where(this AttributeData data) =>
        data.ApplicationSyntaxReference is { } reference
            ? Location.Create(reference.SyntaxTree, reference.Span)
            : Location.None;
}
