// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// An object whose address others keep lies in the arena: <c>using var frame =
/// on_stack&lt;T&gt;(out T* x);</c> is C's <c>T x;</c>, and then <c>x</c> is <c>&amp;x</c>.
/// </summary>
internal sealed class StackObjects : IFoldingRule
{
    public string Name => "stack objects";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side != Side.CSharp)
            return node;
        if (node is
            {
                Kind: "using",
                Kids: [{ CalleeName: "on_stack", Kids: [_, { Kind: "type" } type, var variable] }]
            })
            return new("declare", Plain(variable).Text, type, Node.None);
        if (node.Kind == "id" && scope.OnStack.Contains(node.Text))
            return Node.Address(node);
        return node is
        {
            Kind: "arrow",
            Kids: [{ Kind: "address", Kids: [{ Kind: "id" } known] }]
        } &&
            scope.OnStack.Contains(known.Text)
                ? node.With(known)
                : node;
    }

    private static Node Plain(Node node) =>
        node.Kind is "address" or "ref" ? Plain(node.Kids[0]) : node;
}
