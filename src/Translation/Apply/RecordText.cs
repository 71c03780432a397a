// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Translation.Expressions;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Apply;

/// <summary>Writes the fields of a tracepoint's record: __field() and __array().</summary>
internal sealed class RecordText(PortNames names, Item item, List<CToken> tokens)
{
    private readonly CType _types = new(names);

    /// <summary>The field that begins at a token.</summary>
    /// <param name="at">Its macro.</param>
    /// <param name="to">Where the record ends.</param>
    /// <param name="next">What follows it.</param>
    /// <exception cref="Refusal">Records of the port have no such field.</exception>
    public string Of(int at, int to, out int next)
    {
        var macro = tokens[at].Text;
        var close = CTypes.Match(tokens, at + 1, to);
        var ends = new List<int>();
        for (var from = at + 2; close > 0 && from < close; from = ends[^1] + 1)
            ends.Add(CDeclarations.Next(tokens, from, close, ","));
        var isArray = macro == "__array" && ends.Count == 3;
        if ((!isArray && (macro != "__field" || ends.Count != 2)) || ends[1] != ends[0] + 2)
            throw new Refusal($"{item.Name}: records of the port have no {macro}");
        next = close + 1;
        var spelling = CStatements.Join(tokens, at + 2, ends[0]);
        var type = _types.Find(CTypes.Spell(tokens, at + 2, ends[0])) ??
            throw new Refusal($"the port has no type `{spelling}`");
        var name = TypeText.Name(tokens[ends[0] + 1].Text);
        // The format says char where C does, for readers take that for text.
        var code = spelling == "char" ? "@char" : _types.Spell(type, spelling);
        return isArray
            ? $"public fixed {Element(type, code)} {name}[{Length(ends[1] + 1, ends[2])}];"
            : $"public {code} {name};";
    }

    private string Element(ITypeSymbol type, string code) =>
        type.SpecialType == SpecialType.System_Boolean || Integers.Shape(type) is not null
            ? code
            : throw new Refusal($"{item.Name}: records of the port have no array of {code}");

    private string Length(int from, int to) => ArrayLength.Of(
        new ExpressionTranslator(names, new Locals(), new()).Read(
            CExpressions.Parse(tokens, from, to)), names);
}
