// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary><c>tracepoint_enabled(x)</c> is the method <c>trace_x_enabled()</c>.</summary>
internal sealed class TracepointTests : IFoldingRule
{
    public string Name => "tracepoint tests";

    public Node Fold(Node node, Side side, Scope scope) =>
        side == Side.C &&
            node is { CalleeName: "tracepoint_enabled", Kids: [_, { Kind: "id" } name] }
            ? Node.Call(Node.Id($"trace_{name.Text}_enabled"))
            : node;
}
