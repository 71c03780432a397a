// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// The name of a function is its address in C too; C# always writes <c>&amp;name</c>.
/// </summary>
internal sealed class MethodAddress : IFoldingRule
{
    public string Name => "function pointers";

    public Node Fold(Node node, Side side, Scope scope) =>
        node is { Kind: "address", Kids: [{ Kind: "id" } name] } &&
        scope.Methods.Contains(name.Text) && !scope.Types.ContainsKey(name.Text)
            ? name
            : node;
}
