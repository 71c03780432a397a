// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary><c>&amp;a[i]</c> and <c>a + i</c> are one address.</summary>
internal sealed class ElementAddress : IFoldingRule
{
    public string Name => "element addresses";

    public Node Fold(Node node, Side side, Scope scope) =>
        node is { Kind: "address", Kids: [{ Kind: "index" } element] }
            ? Node.Binary("+", element.Kids[0], element.Kids[1])
            : node;
}
