// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Translation.Expressions;

/// <summary>
/// Rules of the canonical form that write C's macros out. The same rules compare C with C#, so what
/// they turn a macro into is what the port has in its place.
/// </summary>
internal static class Folding
{
    private static readonly IFoldingRule Members = Rule("member access");
    private static readonly IFoldingRule ContainerOf = Rule("container_of");
    private static readonly IFoldingRule Lvalues = Rule("lvalue arguments");
    private static readonly IFoldingRule Iterators = Rule("iterators");
    private static readonly IFoldingRule Guards = Rule("guards");
    private static readonly IFoldingRule Tracepoints = Rule("tracepoint tests");

    /// <summary>The call with what a macro does to its arguments.</summary>
    public static Node Call(Node call, Scope scope)
    {
        var plain = call.With([.. call.Kids.Select(k => Fields(k, scope))]);
        foreach (var rule in new[] { Members, ContainerOf, Tracepoints, Lvalues })
        {
            var folded = rule.Fold(plain, Side.C, scope);
            if (!ReferenceEquals(folded, plain))
                return folded;
        }
        return call;
    }

    /// <summary>A loop that a macro opens as the for that the port has, or the macro itself.</summary>
    public static Node Loop(Node each, Scope scope) => Iterators.Fold(each, Side.C, scope);

    /// <summary>A guard as the call that makes it, or the statement itself.</summary>
    public static Node Guard(Node statement, Scope scope) => Guards.Fold(statement, Side.C, scope);

    // The name of a member may itself be a path.
    private static Node Fields(Node node, Scope scope) => node.Kind == "dot"
        ? Members.Fold(node.With([.. node.Kids.Select(k => Fields(k, scope))]), Side.C, scope)
        : node;

    private static IFoldingRule Rule(string name) =>
        CanonicalForm.Rules.First(r => r.Name == name);
}
