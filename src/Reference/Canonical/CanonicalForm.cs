// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical;

/// <summary>The form in which a statement of C and its port are the same text.</summary>
public static class CanonicalForm
{
    /// <summary>The rules, in the order in which they are applied to a node.</summary>
    public static IReadOnlyList<IFoldingRule> Rules { get; } =
    [
        new Rules.EscapedNames(),
        new Rules.TypeSpelling(),
        new Rules.StackObjects(),
        new Rules.MemberAccess(),
        new Rules.References(),
        new Rules.Casts(),
        new Rules.LocalStatics(),
        new Rules.Literals(),
        new Rules.MethodAddress(),
        new Rules.ElementAddress(),
        new Rules.LvalueArguments(),
        new Rules.PerCpuAddress(),
        new Rules.ContainerOf(),
        new Rules.SizeOfPointee(),
        new Rules.TracepointTests(),
        new Rules.Bits(),
        new Rules.TruthAsNumber(),
        new Rules.Truth(),
        new Rules.Initialisers(),
        new Rules.DefiniteAssignment(),
        new Rules.Iterators(),
        new Rules.Guards(),
        new Rules.Printk(),
    ];

    /// <summary>The canonical form of a statement.</summary>
    public static Node Of(Node tree, Side side, Scope scope, IFoldingRule? without = null)
    {
        var node = tree;
        if (tree.Kids.Length > 0)
        {
            var kids = new Node[tree.Kids.Length];
            for (var i = 0; i < kids.Length; i++)
                kids[i] = Of(tree.Kids[i], side, scope, without);
            node = tree.With(kids);
        }
        foreach (var rule in Rules)
        {
            if (rule != without)
                node = rule.Fold(node, side, scope);
        }
        return node;
    }
}
