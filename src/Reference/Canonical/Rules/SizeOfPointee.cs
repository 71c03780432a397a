// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>sizeof(*p)</c> is the size of the type that <c>p</c> is declared to point to. The
/// allocating macros take the object itself, the methods its size.
/// </summary>
internal sealed class SizeOfPointee : IFoldingRule
{
    public string Name => "sizeof of a pointee";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (node.Kids is [_, _, ..] &&
            node.CalleeName is "kzalloc_objs" or "kzalloc_obj" or "kmalloc_obj" or "kmalloc_objs")
        {
            return node.Kids[1].Kind == "sizeof"
                ? node
                : node.With(1, Fold(new("sizeof", "", node.Kids[1]), side, scope));
        }
        if (side != Side.C || node.Kind != "sizeof")
            return node;
        var pointee = node.Kids[0] is { Kind: "deref", Kids: [{ Kind: "id" } of] } ? of : null;
        if (pointee is not null && scope.Types.TryGetValue(pointee.Text, out var type) &&
            type.EndsWith('*'))
            return node.With(new Node("type", type[..^1]));
        return node.Kids[0] is { Kind: "id" } plain &&
            scope.Types.TryGetValue(plain.Text, out var own)
            ? node.With(new Node("type", own))
            : node;
    }
}
