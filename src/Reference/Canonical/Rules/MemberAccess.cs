// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>p->f</c> and <c>s.f</c> name the same field; the compiler checks which is meant.
/// <c>ACCESS_PRIVATE(p, f)</c> names it too.
/// </summary>
internal sealed class MemberAccess : IFoldingRule
{
    public string Name => "member access";

    public Node Fold(Node node, Side side, Scope scope) =>
        node.Kind is "arrow" or "dot" ? new("member", node.Text, node.Kids)
        : node is { CalleeName: "ACCESS_PRIVATE", Kids: [_, var of, { Kind: "id" } field] }
            ? new("member", field.Text, of)
        : node;
}
