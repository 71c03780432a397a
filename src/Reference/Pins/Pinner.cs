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

    /// <summary>The pin's form of an item.</summary>
    public static PinItem Make(Item item, Side side) =>
        new(item.Kind, item.Name, item.Line, item.EndLine)
        {
            Off = item.Off,
            Signature = Hash(item.Signature),
            Text = Hash(item.Text),
            Statements = [.. item.Statements.Select(s => Make(s, item.Scope, side))],
        };

    /// <summary>
    /// The pin of a file of C. With <paramref name="only"/> it lists the named items alone.
    /// </summary>
    public static Pin Make(
        Unit unit, string text, string source, string version, IReadOnlySet<string>? only = null) =>
        new()
        {
            File = unit.Path,
            Source = source,
            Version = version,
            Sha256 = Sha256(text),
            Partial = only is not null,
            Items = [.. unit.Items.Where(i =>
                only is null || (only.Contains(i.Name) && i.Off is null))
                .Select(i => Make(i, Side.C))],
        };
}
