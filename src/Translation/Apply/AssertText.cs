// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.C;

namespace Linux.Translation.Apply;

/// <summary>
/// Writes a <c>static_assert()</c> that stands outside functions: a constant that does not compile
/// where the condition is false.
/// </summary>
internal static partial class AssertText
{
    /// <summary>The macro's name, which is also that of its items.</summary>
    public const string Name = "static_assert";

    /// <summary>The declaration.</summary>
    /// <exception cref="Refusal">The condition is no constant of C#.</exception>
    public static string New(EditedFile file, Item item)
    {
        var tokens = CLexer.Read(item.Text, (_, _) => { });
        var open = tokens.FindIndex(t => t.Is("("));
        if (open < 0)
            throw new Refusal("a static_assert() without a condition");
        var close = CTypes.Match(tokens, open, tokens.Count);
        var comma = CDeclarations.Next(tokens, open + 1, close, ",");
        var test = file.Expressions(item).Test(CExpressions.Parse(tokens, open + 1, comma));
        if (!file.Names.IsConstant(test.Code))
            throw new Refusal($"static_assert(): `{test.Code}` is no constant of C#");
        var words = string.Join('_', Word().Matches(test.Code).Select(m => m.Value));
        return "\t// PORT: static_assert() outside functions is a constant, which is none if it " +
            $"fails.\n\tprivate const byte {Name}_{words} = {test.At(Level.OrElse)} ? 1 : -1;\n";
    }

    [GeneratedRegex(@"[A-Za-z_0-9]+")]
    private static partial Regex Word();
}
