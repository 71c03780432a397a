// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;

namespace Linux.Translation.Statements;

/// <summary>Where control goes on behind a statement of C.</summary>
internal static class ControlFlow
{
    /// <summary>Whether control never runs on behind it.</summary>
    public static bool Leaves(CSyntax node) => node switch
    {
        { Statement: null } => node.Body.Count > 0 && Leaves(node.Body[^1]),
        { Statement.Tree.Kind: "break" or "return" or "goto" or "continue" or "fallthrough" } =>
            true,
        { Statement.Tree.Kind: "if" } => node.Else.Count > 0 && Leaves(node.Body[^1]) &&
            Leaves(node.Else[^1]),
        { Statement.Tree.Kind: "scope" } => node.Body.Count > 0 && Leaves(node.Body[^1]),
        { Statement.Tree: { Kind: "for", Kids: [_, { Kind: "none" }, _] } } =>
            !Breaks(node.Body),
        _ => false,
    };

    private static bool Breaks(List<CSyntax> body) => body.Exists(n =>
        n.Statement?.Tree.Kind == "break" ||
        (n.Statement?.Tree.Kind is not ("for" or "while" or "do" or "each" or "switch") &&
            (Breaks(n.Body) || Breaks(n.Else))));
}
