// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>ref x</c>, <c>out x</c> and <c>global_ptr(ref x)</c> are C's <c>&amp;x</c>. A reference that
/// stands for a pointer is that pointer where it is passed on, and what it points to elsewhere.
/// </summary>
internal sealed class References : IFoldingRule
{
    public string Name => "references";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side != Side.CSharp)
            return node;
        if (node.Kind == "id" && scope.References.Contains(node.Text))
            return new("deref", "", node);
        if (node.Kind is "ref" or "address" &&
            node.Kids[0] is { Kind: "deref", Kids: [var pointer] })
            return pointer;
        if (node.Kind == "ref")
            return Node.Address(node.Kids[0]);
        if (node is { Kind: "call", Kids: [{ Kind: "member", Text: "AsPointer" }, var pointed] })
            return pointed;
        // An element's address is a sum by now.
        return node is
        {
            CalleeName: "global_ptr" or "ptr",
            Kids: [_, { Kind: "address" } or { Kind: "binary", Text: "+" }]
        } &&
            node.Kids[1] is var address
            ? address
            : node;
    }
}
