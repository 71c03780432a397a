// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>&amp;per_cpu(x, cpu)</c> is <c>per_cpu_ptr(&amp;x, cpu)</c>, and a field of the one is a
/// field of what the other points to.
/// </summary>
internal sealed class PerCpuAddress : IFoldingRule
{
    public string Name => "per-CPU addresses";

    public Node Fold(Node node, Side side, Scope scope) =>
        node switch
        {
            { Kind: "address", Kids: [{ CalleeName: "per_cpu", Kids.Length: 3 } call] } =>
                call.With(0, Node.Id("per_cpu_ptr")),
            { Kind: "member", Kids: [{ CalleeName: "per_cpu", Kids.Length: 3 } call] } =>
                node.With(call.With(0, Node.Id("per_cpu_ptr"))),
            _ => node,
        };
}
