// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// A message's arguments may stand in square brackets, and
/// <c>__func__</c> is the function's name, which C# writes out; a format in pieces is one text.
/// </summary>
internal sealed class Printk : IFoldingRule
{
    public string Name => "printk arguments";

    private static readonly HashSet<string> Variadic = ["WARN", "WARN_ONCE"];

    public Node Fold(Node node, Side side, Scope scope) =>
        side == Side.C && node.IsId("__func__") ? new("string", scope.Function)
        : side == Side.CSharp && node.CalleeName is { } name && Variadic.Contains(name) &&
            node.Kids[^1] is { Kind: "init" } list ? node.With([.. node.Kids[..^1], .. list.Kids])
        : node;
}
