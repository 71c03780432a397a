// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// A test is the number 1 or 0 in C; C# writes <c>test ? 1 : 0</c>, as C may too.
/// </summary>
internal sealed class TruthAsNumber : IFoldingRule
{
    public string Name => "truth as a number";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (node is not
            {
                Kind: "choose",
                Kids: [var test, { Kind: "number", Text: "1" }, { Kind: "number", Text: "0" }]
            })
            return node;
        // What C# tests is a bool already; what C tests may be any number.
        return side == Side.CSharp || Truth.IsTest(test)
            ? test
            : Node.Binary("!=", test, new("number", "0"));
    }
}
