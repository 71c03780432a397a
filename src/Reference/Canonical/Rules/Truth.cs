// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// Where C tests any value, C# tests a bool: <c>if (p)</c> and <c>if (p != null)</c>,
/// <c>!p</c> and <c>p == null</c>. Both sides get the comparison written out.
/// </summary>
internal sealed class Truth : IFoldingRule
{
    private static readonly HashSet<string> Testing =
    [
        "WARN_ON", "WARN_ON_ONCE", "BUG_ON", "likely", "unlikely", "WARN", "WARN_ONCE",
        "BUILD_BUG_ON", "DEBUG_LOCKS_WARN_ON", "lockdep_assert",
    ];

    public string Name => "truth";

    public Node Fold(Node node, Side side, Scope scope)
    {
        switch (node.Kind)
        {
            case "if" or "while" or "do":
                return node.With(0, Test(node.Kids[0]));
            case "for" when node.Kids[1] != Node.None:
                return node.With(1, Test(node.Kids[1]));
            case "binary" when node.Text is "&&" or "||":
                return node.With(Test(node.Kids[0]), Test(node.Kids[1]));
            case "binary" when node.Text is "==" or "!=":
                return node.With(Zero(node.Kids[0]), Zero(node.Kids[1]));
            case "unary" when node.Text == "!":
                return Not(node.Kids[0]);
            case "choose":
                return node.With(0, Test(node.Kids[0]));
            case "call" when node.CalleeName is { } name && Testing.Contains(name) &&
                node.Kids.Length > 1:
                return node.With(1, Test(node.Kids[1]));
            case "return" when scope.Result == "bool" && node.Kids[0] != Node.None:
                return node.With(Test(node.Kids[0]));
            case "declare" when node.Kids is [{ Text: "bool" }, var value, ..] &&
                value != Node.None:
                return node.With(1, Test(value));
            case "assign" when node.Text == "=" && node.Kids[0].Kind == "id" &&
                scope.Types.GetValueOrDefault(node.Kids[0].Text) == "bool":
                return node.With(1, Test(node.Kids[1]));
            default:
                return node;
        }
    }

    /// <summary>Whether the value can only be true or false as it is written.</summary>
    public static bool IsTest(Node node) => node switch
    {
        { Kind: "binary", Text: "==" or "!=" or "<" or ">" or "<=" or ">=" or "&&" or "||" } =>
            true,
        { Kind: "unary", Text: "!" } => true,
        { CalleeName: "likely" or "unlikely" } => true,
        { Kind: "number", Text: "0" or "1" } => true,
        { Kind: "none" } => true,
        _ => false,
    };

    private static Node Test(Node node) =>
        IsTest(node) ? node : Node.Binary("!=", node, Number(0));

    /// <summary>The negation of a value or a test.</summary>
    public static Node Not(Node node) => node switch
    {
        { Kind: "binary", Text: "==", Kids: [var value, { Kind: "number", Text: "0" }] } =>
            Node.Binary("!=", value, Number(0)),
        { Kind: "binary", Text: "!=", Kids: [var value, { Kind: "number", Text: "0" }] } =>
            Node.Binary("==", value, Number(0)),
        _ when IsTest(node) => new("unary", "!", node),
        _ => Node.Binary("==", node, Number(0)),
    };

    private static Node Zero(Node node) => node.Kind == "null" ? Number(0) : node;

    private static Node Number(int value) => new("number", $"{value}");
}
