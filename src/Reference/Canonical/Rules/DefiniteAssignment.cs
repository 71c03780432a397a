// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// C# wants a local to have a value before it is used, so <c>T x;</c> may become
/// <c>T x = default;</c>, as may <c>T x = { };</c>.
/// </summary>
internal sealed class DefiniteAssignment : IFoldingRule
{
    public string Name => "definite assignment";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (node is not { Kind: "declare", Kids: [_, var value, ..] })
            return node;
        var empty = side == Side.CSharp
            ? value is { Kind: "default" } or
            {
                Kind: "new",
                Kids: [{ Kind: "none" }]
            } or { Kind: "init", Kids: [] }
            : value is { Kind: "init", Kids: [] };
        return empty ? node.With(1, Node.None) : node;
    }
}
