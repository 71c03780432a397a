// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Expressions;

// Structs that end in an array without a length.
internal sealed partial class ExpressionTranslator
{
    private const string CountedByHand =
        "// PORT: the array behind a struct is counted by hand.";

    /// <summary>What has to stand above the statement, because the port differs there.</summary>
    public List<string> Remarks { get; } = [];

    // kzalloc_flex(*p, m, n), struct_size(p, m, n); null for any other call.
    private Value? Flexible(Node call)
    {
        var kids = call.Kids;
        if (call.CalleeName is not ("kzalloc_flex" or "kmalloc_flex" or "struct_size") ||
            kids is not [_, var of, { Kind: "id" } member, var count, ..] ||
            _names.Methods(call.CalleeName).Any())
            return null;
        var owner = of.Kind == "type" ? Type(of.Text, of.Spelling) : Read(of).Type;
        if (call.CalleeName == "struct_size" && owner is IPointerTypeSymbol p)
            owner = p.PointedAtType;
        if (owner is null || owner.GetMembers(member.Text).FirstOrDefault() is not
            IPropertySymbol { Type: IPointerTypeSymbol { PointedAtType: var element } })
            throw new Refusal($"{member.Text} is no array behind its struct in the port");
        var type = TypeText.Of(owner);
        var number = _types.Of(SpecialType.System_UInt64);
        var size = $"(ulong)sizeof({type}) + " +
            $"{_conversions.To(Read(count), number).At(Level.Multiply)} * " +
            $"(ulong)sizeof({TypeText.Of(element)})";
        Remarks.Add(CountedByHand);
        if (call.CalleeName == "struct_size")
            return new(size, Level.Add, number);
        var flags = kids.Length > 4 ? Read(kids[4]).Code : "GFP_KERNEL";
        var name = call.CalleeName[..^"_flex".Length];
        return new($"({type}*){name}({size}, {flags})", Level.Unary, _types.PointerTo(owner));
    }
}
