// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// <c>container_of(p, struct T, m)</c>, its list spellings, and the generated <c>T.of_m(p)</c>.
/// </summary>
internal sealed class ContainerOf : IFoldingRule
{
    public string Name => "container_of";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side == Side.CSharp)
        {
            return node is
            {
                Kind: "call",
                Kids: [{ Kind: "member", Kids: [{ Kind: "id" or "type" } type] } method, var p]
            } &&
                method.Text.StartsWith("of_", StringComparison.Ordinal)
                    ? Make(p, type.Text, method.Text[3..])
                    : node;
        }
        if (node is { CalleeName: "timer_container_of" or "from_timer" } &&
            node.Kids is [_, { Kind: "id" } variable, var timer, { Kind: "id" } field] &&
            scope.Types.TryGetValue(variable.Text, out var known) && known.EndsWith('*'))
            return Make(timer, known[..^1], field.Text);
        if (node is not
            {
                CalleeName: { } name,
                Kids: [_, var pointer, { Kind: "type" } of, var member]
            })
            return node;
        var path = Path(member);
        return name switch
        {
            "container_of" or "list_entry" or "hlist_entry" or "rb_entry" or "llist_entry" or
                "container_of_const" => Make(pointer, of.Text, path),
            "list_first_entry" => Make(Next(pointer, "next"), of.Text, path),
            "list_last_entry" => Make(Next(pointer, "prev"), of.Text, path),
            "rb_entry_safe" or "hlist_entry_safe" => new("choose", "",
                Node.Binary("!=", pointer, new("number", "0")),
                Make(pointer, of.Text, path), new("null", "")),
            _ => node,
        };
    }

    private static Node Make(Node pointer, string type, string member) =>
        Node.Call(Node.Id("container_of"), pointer, new Node("type", type), Node.Id(member));

    /// <summary>
    /// The field of what a pointer points to: <c>&amp;head</c> gives <c>head.next</c>.
    /// </summary>
    private static Node Next(Node pointer, string field) => new("member", field, pointer switch
    {
        { Kind: "address" } => pointer.Kids[0],
        { Kind: "binary", Text: "+" } => new("index", "", pointer.Kids[0], pointer.Kids[1]),
        _ => pointer,
    });

    /// <summary>A member, or the path to it, as <c>of_m</c> and <c>each_m</c> spell it.</summary>
    public static string Path(Node member) =>
        member.Kind == "member" ? $"{Path(member.Kids[0])}_{member.Text}" : member.Text;
}
