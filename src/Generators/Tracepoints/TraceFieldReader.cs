// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>Lays out the fields of a record and spells their types in C.</summary>
internal static class TraceFieldReader
{
    public static List<TraceField> Read(
        StructDeclarationSyntax entry, SemanticModel model, TraceProblems problems, out int size)
    {
        var fields = new List<TraceField>();
        var offset = 0;
        var widest = 1;
        foreach (var member in entry.Members)
        {
            if (member is not FieldDeclarationSyntax field
                || field.Modifiers.Any(SyntaxKind.StaticKeyword))
            {
                problems.AddAt(
                    Rules.TraceShape, member, "A TP_STRUCT__entry", "have instance fields only");
                continue;
            }

            var syntax = field.Declaration.Type;
            var type = model.GetTypeInfo(syntax).Type;
            var bytes = SizeOf(type);
            foreach (var variable in field.Declaration.Variables)
            {
                var length = Length(variable, model);
                if (bytes == 0 || length < 0)
                {
                    problems.AddAt(
                        Rules.TraceFieldType, syntax, variable.Identifier.Text, syntax.ToString());
                    continue;
                }

                offset = (offset + bytes - 1) / bytes * bytes;
                widest = bytes > widest ? bytes : widest;
                fields.Add(new TraceField(
                    CTypes.Spell(syntax, type),
                    variable.Identifier.ValueText,
                    TraceNames.CommonSize + offset,
                    bytes * Math.Max(1, length),
                    IsSigned(type),
                    length));
                offset += bytes * Math.Max(1, length);
            }
        }

        size = (offset + widest - 1) / widest * widest;
        return fields;
    }

    /// <summary>Elements of a fixed array, 0 for any other field, -1 for a broken one.</summary>
    private static int Length(VariableDeclaratorSyntax variable, SemanticModel model) =>
        variable.ArgumentList is null ? 0
            : model.GetDeclaredSymbol(variable) is IFieldSymbol { FixedSize: > 0 and var length }
                ? length : -1;

    private static int SizeOf(ITypeSymbol? type)
    {
        switch (type)
        {
            case IPointerTypeSymbol or IFunctionPointerTypeSymbol:
                return 8;
            case INamedTypeSymbol { TypeKind: TypeKind.Enum, EnumUnderlyingType: { } underlying }:
                return SizeOf(underlying);
        }

        return type?.SpecialType switch
        {
            SpecialType.System_Boolean or SpecialType.System_Byte or SpecialType.System_SByte => 1,
            SpecialType.System_Int16 or SpecialType.System_UInt16 => 2,
            SpecialType.System_Int32 or SpecialType.System_UInt32 => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 => 8,
            _ => 0,
        };
    }

    /// <summary>As C sees it: an enum without negative values is unsigned there.</summary>
    private static bool IsSigned(ITypeSymbol? type)
    {
        if (type is { TypeKind: TypeKind.Enum })
        {
            return type.GetMembers().OfType<IFieldSymbol>()
                .Any(f => f.ConstantValue is int and < 0 or long and < 0);
        }

        return type?.SpecialType is SpecialType.System_SByte or SpecialType.System_Int16
            or SpecialType.System_Int32 or SpecialType.System_Int64;
    }
}
