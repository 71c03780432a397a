// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical;

/// <summary>
/// One way in which C and C# write the same thing. A rule rewrites a node whose operands are
/// folded already; docs/porting.md names it with a pair of lines. It may not drop an operand,
/// a call, a constant or a negation.
/// </summary>
public interface IFoldingRule
{
    /// <summary>The name under which docs/porting.md explains it.</summary>
    string Name { get; }

    /// <summary>The folded node, or <paramref name="node"/> itself.</summary>
    Node Fold(Node node, Side side, Scope scope);
}
