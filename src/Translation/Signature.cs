// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;

namespace Linux.Translation;

/// <summary>A parameter with its type and the code that declares it.</summary>
internal sealed record Parameter(string Name, ITypeSymbol Type, string Code);

/// <summary>What stands before the body of a method that the port does not have yet.</summary>
internal sealed record Signature(
    string Code, ITypeSymbol Result, string ResultCode, IReadOnlyList<Parameter> Parameters)
{
    private static readonly HashSet<string> Inline =
        ["inline", "__always_inline", "__inline", "__inline__"];

    /// <summary>Reads the signature of a function of C.</summary>
    /// <exception cref="Refusal">A type is not known in the port, or it is a macro.</exception>
    public static Signature Read(Item item, PortNames names)
    {
        if (item.Kind != ItemKind.Function)
            throw new Refusal("a new macro with parameters: C does not say of what types");
        var types = new CType(names);
        var tokens = CLexer.Read(item.Signature, (_, _) => { });
        var at = tokens.FindIndex(t => t.Is(item.Name));
        if (at < 1 || at + 1 >= tokens.Count || !tokens[at + 1].Is("("))
            throw new Refusal($"{item.Name} is defined by a macro");
        var close = CTypes.Match(tokens, at + 1, tokens.Count);
        var spelledResult = CStatements.Join(tokens, 0, at);
        // Markers such as __init say nothing that the port shows; __u64 is a type.
        var words = tokens.GetRange(0, at).FindAll(t => char.IsAsciiDigit(t.Text[^1]) ||
            !t.Text.StartsWith("__", StringComparison.Ordinal));
        var result = types.Find(CTypes.Spell(words, 0, words.Count)) ??
            throw new Refusal($"the port has no type `{spelledResult}`");
        var parameters = new List<Parameter>();
        for (var from = at + 2; from < close;)
        {
            var comma = CDeclarations.Next(tokens, from, close, ",");
            if (comma == from + 1 && tokens[from].Is("void"))
                break;
            var one = CDeclarations.Split(tokens, from, comma) is [var only] ? only
                : throw new Refusal($"`{CStatements.Join(tokens, from, comma)}` is no parameter");
            var spelling = CStatements.Join(tokens, from, comma);
            var type = (one.Type.StartsWith("function", StringComparison.Ordinal)
                ? types.FunctionPointer(spelling)
                : types.Find(one.Type)) ??
                throw new Refusal($"the port has no type for `{spelling}`");
            parameters.Add(new(one.Name, type,
                $"{types.Spell(type, spelling)} {TypeText.Name(one.Name)}"));
            from = comma + 1;
        }
        var marks = $"{item.Attributes} {item.Signature}".Split(' ');
        var inline = marks.Any(Inline.Contains)
            ? "\t[MethodImpl(MethodImplOptions.AggressiveInlining)]\n" : "";
        var access = marks.Contains("static") ? "internal" : "public";
        var resultCode = types.Spell(result, spelledResult);
        return new($"{inline}\t{access} static {resultCode} {TypeText.Name(item.Name)}" +
            $"({string.Join(", ", parameters.Select(p => p.Code))})", result, resultCode,
            parameters);
    }
}
