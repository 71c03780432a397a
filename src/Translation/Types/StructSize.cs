// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Types;

/// <summary>How large a struct of the port is, laid out as the runtime does it.</summary>
internal static class StructSize
{
    /// <summary>Bytes and alignment of a type; null where it cannot be said.</summary>
    public static (int Size, int Align)? Of(ITypeSymbol type)
    {
        if (Conversions.IsPointer(type))
            return (8, 8);
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } under })
            return Of(under);
        if (type.SpecialType == SpecialType.System_Boolean)
            return (1, 1);
        if (Integers.Shape(type) is { } shape)
            return (shape.Size, shape.Size);
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } of)
            return null;
        var layout = Attribute(type, "StructLayoutAttribute");
        var sized = layout?.NamedArguments.FirstOrDefault(a => a.Key == "Size").Value.Value as int?;
        if (layout is { ConstructorArguments: [{ Value: 2 }] })
            return sized is { } all ? (all, 8) : null;
        var (size, align) = (0, 1);
        foreach (var field in of.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic))
        {
            if (Of(field) is not { } one)
                return null;
            size = Up(size, one.Align) + one.Size;
            align = Math.Max(align, one.Align);
        }
        size = Attribute(type, "InlineArrayAttribute") is
        { ConstructorArguments: [{ Value: int count }] } ? size * count : Up(size, align);
        return (Math.Max(Math.Max(size, 1), sized ?? 0), align);
    }

    /// <summary>Where each field of a struct lies.</summary>
    public static Dictionary<string, int>? Offsets(INamedTypeSymbol type)
    {
        var offsets = new Dictionary<string, int>();
        var at = 0;
        foreach (var field in type.GetMembers().OfType<IFieldSymbol>().Where(f => !f.IsStatic))
        {
            if (Of(field) is not { } one)
                return null;
            offsets[field.Name] = at = Up(at, one.Align);
            at += one.Size;
        }
        offsets[""] = at;
        return offsets;
    }

    /// <summary>The next multiple.</summary>
    public static int Up(int size, int align) => (size + align - 1) / align * align;

    private static (int Size, int Align)? Of(IFieldSymbol field)
    {
        if (field.IsFixedSizeBuffer && field.Type is IPointerTypeSymbol { PointedAtType: var of })
            return Of(of) is { } one ? (one.Size * field.FixedSize, one.Align) : null;
        return Of(field.Type);
    }

    private static AttributeData? Attribute(ITypeSymbol type, string name) =>
        type.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == name);
}
