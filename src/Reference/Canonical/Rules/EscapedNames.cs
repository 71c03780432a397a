// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>A C name that is a C# keyword is written with <c>@</c>.</summary>
internal sealed class EscapedNames : IFoldingRule
{
    public string Name => "escaped names";

    public Node Fold(Node node, Side side, Scope scope) =>
        side == Side.CSharp && node.Text.StartsWith('@') && node.Kind != "string"
            ? new(node.Kind, node.Text[1..], node.Kids)
            : node;
}
