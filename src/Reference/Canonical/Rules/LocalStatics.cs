// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>A static variable <c>x</c> of function <c>f</c> is the global <c>f__x</c>.</summary>
internal sealed class LocalStatics : IFoldingRule
{
    public string Name => "local statics";

    public Node Fold(Node node, Side side, Scope scope)
    {
        var prefix = scope.Function + "__";
        return side == Side.CSharp && node.Kind == "id" && prefix.Length > 2 &&
            node.Text.Length > prefix.Length &&
                node.Text.StartsWith(prefix, StringComparison.Ordinal)
                ? Node.Id(node.Text[prefix.Length..])
                : node;
    }
}
