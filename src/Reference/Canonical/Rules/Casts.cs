// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// C converts where C# wants a cast, so casts fold between C and C#. An array's address that is
/// cast to a pointer is what C gets by naming the array.
/// </summary>
internal sealed class Casts : IFoldingRule
{
    public string Name => "casts";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (node.Kind != "cast")
            return node;
        return side == Side.CSharp && node.Text.EndsWith('*') && node.Kids[0].Kind == "address" &&
            !IsPointer(node.Kids[0].Kids[0], scope)
                ? node.Kids[0].Kids[0]
                : node.Kids[0];
    }

    // The address of a pointer that is cast is another thing than the pointer.
    private static bool IsPointer(Node node, Scope scope) =>
        node.Kind == "id" && scope.Types.GetValueOrDefault(node.Text, "").EndsWith('*');
}
