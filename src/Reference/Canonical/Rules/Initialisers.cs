// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>{ .a = 1 }</c> and <c>new T { a = 1 }</c>, with or without the type's name.
/// </summary>
internal sealed class Initialisers : IFoldingRule
{
    public string Name => "initialisers";

    public Node Fold(Node node, Side side, Scope scope) => node switch
    {
        { Kind: "new", Kids: [{ Kind: "init" } init] } => init,
        { Kind: "compound", Kids: [{ Kind: "init" } init] } => init,
        _ => node,
    };
}
