// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// Literals go by value: <c>1UL</c> and <c>1</c>, <c>0644</c> in C and its value in C#,
/// <c>INT_MAX</c> and <c>int.MaxValue</c>, <c>NULL</c> and <c>null</c>, <c>true</c> and 1, strings
/// written in pieces or as bytes.
/// </summary>
internal sealed class Literals : IFoldingRule
{
    internal static readonly Dictionary<string, string> Limits = new()
    {
        ["int.MaxValue"] = "INT_MAX",
        ["int.MinValue"] = "INT_MIN",
        ["uint.MaxValue"] = "UINT_MAX",
        ["long.MaxValue"] = "LONG_MAX",
        ["long.MinValue"] = "LONG_MIN",
        ["ulong.MaxValue"] = "ULONG_MAX",
    };

    public string Name => "literals";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side == Side.C && node.IsId("NULL"))
            return new("null", "");
        if (node.IsId("true") || node.IsId("false"))
            return new("number", node.Text == "true" ? "1" : "0");
        if (side == Side.CSharp &&
            node is
            {
                Kind: "binary", Text: "+",
                Kids: [{ Kind: "id" } level, { Kind: "string" } rest]
            } &&
            level.Text.StartsWith("KERN_", StringComparison.Ordinal))
            return new("string", $"<{level.Text}>{rest.Text}");
        if (side == Side.CSharp && node is { Kind: "member", Kids: [{ Kind: "type" } type] } &&
            Limits.TryGetValue($"{type.Text}.{node.Text}", out var limit))
            return Node.Id(limit);
        if (side == Side.CSharp &&
            node is { CalleeName: "c_str", Kids: [_, { Kind: "string" } text] })
            return text;
        if (side == Side.CSharp &&
            node is
            {
                Kind: "binary", Text: "+",
                Kids: [{ Kind: "string" } a, { Kind: "string" } b]
            })
            return new("string", a.Text + b.Text);
        return node;
    }
}
