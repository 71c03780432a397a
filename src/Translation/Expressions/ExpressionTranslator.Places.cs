// SPDX-License-Identifier: GPL-2.0-only
using Linux.Translation.Port;
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

// Members, elements and addresses.
internal sealed partial class ExpressionTranslator
{
    private Value Member(Node node) => Member(Read(node.Kids[0]), node.Text);
    private static Value Member(Value of, string name)
    {
        // (*p).f is p->f.
        if (of.Code.StartsWith('*') && of is { Level: Level.Unary, Inner: { } pointer })
            of = pointer;
        if (of is { Kind: ValueKind.AddressOfReference, Inner: { } place })
            of = place;
        var arrow = of.Type is IPointerTypeSymbol;
        var type = of.Type is IPointerTypeSymbol p ? p.PointedAtType : of.Type;
        if (type is null)
            throw new Refusal($"`{of.Code}` has no members");
        if (type.GetMembers(name).IsEmpty)
            name = Renamed.Field(type.Name, name);
        var symbol = type.GetMembers(name).FirstOrDefault(m => m is IFieldSymbol or IPropertySymbol)
            ?? throw new Refusal($"{TypeText.Of(type)} of the port has no {name}");
        var code = $"{of.At(Level.Primary)}{(arrow ? "->" : ".")}{TypeText.Name(name)}";
        return Field(symbol, code, arrow || of.Kind == ValueKind.Place, of.Kind);
    }

    private static Value Field(ISymbol symbol, string code, bool fixedPlace, ValueKind of) =>
        symbol switch
        {
            IFieldSymbol { IsFixedSizeBuffer: true } f => new(code, Level.Primary, f.Type),
            IFieldSymbol f => new(code, Level.Primary, f.Type)
            {
                Kind = fixedPlace ? ValueKind.Place
                    : of == ValueKind.Reference ? ValueKind.Reference
                    : ValueKind.Plain,
            },
            IPropertySymbol { ReturnsByRef: true } p => new(code, Level.Primary, p.Type)
            {
                Kind = ValueKind.Reference,
            },
            IPropertySymbol p => new(code, Level.Primary, p.Type),
            _ => throw new Refusal($"{symbol.Name} is no field in the port"),
        };

    private Value Index(Value of, Value index)
    {
        var element = of.Type is IPointerTypeSymbol p ? p.PointedAtType
            : of.Type is null ? null
            : Conversions.Element(of.Type);
        var indexer = of.Type?.GetMembers().OfType<IPropertySymbol>()
            .FirstOrDefault(m => m.IsIndexer && m.Parameters.Length == 1);
        if (element is null && indexer is null)
            throw new Refusal($"`{of.Code}` is no array in the port");
        if (index.Type is null || !Conversions.IsNumber(index.Type))
            throw new Refusal($"`{index.Code}` is no index");
        index = _conversions.AsNumber(index);
        if (of.Type is not IPointerTypeSymbol)
            index = _conversions.To(index,
                indexer?.Parameters[0].Type ?? _types.Of(SpecialType.System_Int32));
        var kind = of.Type is IPointerTypeSymbol ? ValueKind.Place
            : indexer is not null ? indexer.ReturnsByRef ? ValueKind.Reference : ValueKind.Plain
            : of.Kind;
        return new($"{of.At(Level.Primary)}[{index.Code}]", Level.Primary,
            indexer?.Type ?? element)
        { Kind = kind };
    }

    private static Value Pointee(Value pointer) => pointer switch
    {
        // *&x is x.
        { Kind: ValueKind.AddressOfReference, Inner: { } place } => place,
        { Type: IPointerTypeSymbol p } => new("*" + pointer.At(Level.Unary), Level.Unary,
            p.PointedAtType)
        { Kind = ValueKind.Place, Inner = pointer },
        { Type: IFunctionPointerTypeSymbol } => pointer,
        { Kind: ValueKind.Method } => pointer,
        _ => throw new Refusal($"`{pointer.Code}` is no pointer in the port"),
    };

    private Value Address(Node of)
    {
        if (of is { Kind: "call" } && Folding.Call(of, _scope) is
            { CalleeName: "per_cpu", Kids.Length: 3 } perCpu)
            return Call(perCpu.With(0, Node.Id("per_cpu_ptr")));
        return AddressOf(Read(of));
    }

    /// <summary>The address of a place.</summary>
    private Value AddressOf(Value place)
    {
        // &*p is p.
        if (place is { Level: Level.Unary, Inner: { } pointer } && place.Code.StartsWith('*'))
            return pointer;
        if (place.Kind == ValueKind.Method)
            return place;
        if (place.Type is null || !place.IsPlace)
            throw new Refusal($"`{place.Code}` has no address in the port");
        var type = _types.PointerTo(place.Type);
        return place.Kind == ValueKind.Reference
            ? new($"global_ptr(ref {place.Code})", Level.Primary, type)
            {
                Kind = ValueKind.AddressOfReference,
                Inner = place,
            }
            : new("&" + place.At(Level.Unary), Level.Unary, type) { Inner = place };
    }
}
