// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;
using System.Text;
using Linux.Reference.Canonical;

namespace Linux.Reference.Pins;

/// <summary>Turns what was read into pins.</summary>
public static class Pinner
{
    /// <summary>The first 64 bits of SHA-256, in hexadecimal.</summary>
    public static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));

    /// <summary>SHA-256 of a whole file's text, in hexadecimal.</summary>
    public static string Sha256(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    /// <summary>The pin's form of a statement.</summary>
    public static PinStatement Make(Statement statement, Scope scope, Side side) => new(
        statement.Line, statement.EndLine, statement.Place, Hash(statement.Exact),
        Hash(CanonicalForm.Of(statement.Tree, side, scope).ToString()), statement.Off is not null);

    /// <summary>The pin's form of an item that the port has, or should have.</summary>
    public static PinItem Make(Item item, Side side) =>
        new(item.Kind, item.Name, item.Line, item.EndLine)
        {
            Off = item.Off,
            Signature = Hash(item.Signature),
            Attributes = item.Attributes.Length == 0 ? "" : Hash(item.Attributes),
            Text = Hash(item.Text),
            Statements = [.. item.Statements.Select(s => Make(s, item.Scope, side))],
        };

    private static PinItem MakeOther(Item item) =>
        new(item.Kind, item.Name, item.Line, item.EndLine)
        {
            Ported = false,
            Off = item.Off,
            Text = Hash(item.Text),
        };

    /// <summary>
    /// The pin of a file of C. Of a file that is not ported whole, only the items named in
    /// <paramref name="names"/> have their statements listed.
    /// </summary>
    public static Pin Make(
        Unit unit, string text, string source, string version, PinLevel level = PinLevel.Whole,
        IReadOnlySet<string>? names = null) =>
        new()
        {
            File = unit.Path,
            Source = source,
            Version = version,
            Sha256 = Sha256(text),
            Level = level,
            Text = Hash(unit.Text),
            Items = Sort((level == PinLevel.Names
                ? Rest.Fold(unit, i => IsPorted(i, level, names)) : unit.Items).Select(i =>
                IsPorted(i, level, names) ? Make(i, Side.C) : MakeOther(i))),
        };

    private static bool IsPorted(Item item, PinLevel level, IReadOnlySet<string>? names) =>
        item.Kind <= ItemKind.Tracepoint &&
        (level == PinLevel.Whole || (item.Off is null && names!.Contains(item.Name)));

    /// <summary>One order for items, those that share a line too.</summary>
    public static List<PinItem> Sort(IEnumerable<PinItem> items) =>
        [.. items.OrderBy(i => i.Line).ThenBy(i => i.Kind)
            .ThenBy(i => i.Name, StringComparer.Ordinal).ThenBy(i => i.EndLine)
            .ThenBy(i => i.Text, StringComparer.Ordinal)];
}
