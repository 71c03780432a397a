// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>guard(mutex)(&amp;m);</c> and <c>using var g1 = guard(&amp;m);</c>, or a <c>using</c>
/// block. A guard whose lock's type says its class is called <c>guard</c>, any other
/// <c>guard_</c> and its class. <c>T x __free(f) = v;</c> is followed by
/// <c>using var free1 = __free_f(x);</c>.
/// </summary>
internal sealed class Guards : IFoldingRule
{
    private static readonly HashSet<string> ByType = ["mutex", "raw_spinlock", "spinlock"];

    public string Name => "guards";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side == Side.CSharp)
        {
            if (node is { Kind: "using", Kids: [{ CalleeName: { } name, Kids: [_, var of] }] } &&
                name.StartsWith("__free_", StringComparison.Ordinal))
                return new("cleanup", name[2..], of.Kind == "address" ? of.Kids[0] : of);
            return node.Kind == "using" ? new("guard", "", node.Kids) : node;
        }
        if (node is
            {
                Kind: "expression",
                Kids: [
                {
                    Kind: "call",
                    Kids: [{ CalleeName: "guard", Kids: [_, var kind] }, ..]
                } call]
            })
            return new("guard", "", Node.Call(Callee(kind), call.Kids[1..]));
        return node is
        {
            Kind: "scope",
            Kids: [{ CalleeName: "scoped_guard", Kids: [_, var kind2, ..] } scoped]
        }
            ? new("guard", "", Node.Call(Callee(kind2), scoped.Kids[2..]))
            : node;
    }

    private static Node Callee(Node kind) =>
        Node.Id(ByType.Contains(kind.Text) ? "guard" : $"guard_{kind.Text}");
}
