// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>BIT(n)</c> is <c>1UL &lt;&lt; n</c>, which a constant of C# has to write out.
/// </summary>
internal sealed class Bits : IFoldingRule
{
    public string Name => "bits";

    public Node Fold(Node node, Side side, Scope scope) =>
        node is { CalleeName: "BIT" or "BIT_ULL", Kids: [_, var bit] }
            ? Node.Binary("<<", new("number", "1"), bit)
            : node;
}
