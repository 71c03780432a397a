// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// The kernel's iterators are macros around <c>for</c>. In C# they are methods of the same name
/// that step a variable and say whether there is one more; those over the entries of a list are
/// <c>T.each_m</c>. The C# side is written as C writes it, so that the iterator, the variable,
/// the list and the member all stay and are compared.
/// </summary>
internal sealed class Iterators : IFoldingRule
{
    private const string Entries = "for_each_entry";

    private static readonly string[] s_ways = ["_reverse", "_safe", "_rcu"];

    public string Name => "iterators";

    public Node Fold(Node node, Side side, Scope scope) => (side, node) switch
    {
        (Side.C, { Kind: "each", Kids: [{ CalleeName: { } name } call] }) =>
            node.With(Entry(call, name)),
        (Side.CSharp,
            {
                Kind: "for", Kids: [var start,
                { Kind: "binary", Text: "!=", Kids: [{ Kind: "call" } call, { Text: "0" }] },
                { Kind: "none" }]
            }) => Each(start, call) ?? node,
        _ => node,
    };

    /// <summary>The kind of list is what the head's type says.</summary>
    private static Node Entry(Node call, string name)
    {
        var at = name.IndexOf(Entries, StringComparison.Ordinal);
        if (at < 0 || name[..at] is not ("list_" or "hlist_" or "llist_"))
            return call;
        var member = name.Contains("_safe", StringComparison.Ordinal) ? 4 : 3;
        return member >= call.Kids.Length
            ? call
            : call.With(0, Node.Id(name[at..]))
                .With(member, Node.Id(ContainerOf.Path(call.Kids[member])));
    }

    /// <summary>
    /// The macro that a loop stands for, or null if it is another loop. Each variable that is
    /// passed by reference begins before the first.
    /// </summary>
    private static Node? Each(Node start, Node call)
    {
        List<Node> arguments = [.. call.Kids[1..]];
        Node[] starts = start.Kind == "comma" ? start.Kids : [start];
        foreach (var one in starts)
        {
            if (one is not { Kind: "assign", Text: "=", Kids: [var variable, var value] } ||
                !IsBeforeTheFirst(value))
                return null;
            var at = arguments.IndexOf(Node.Address(variable));
            if (at < 0)
                return null;
            arguments[at] = variable;
        }
        if (call.CalleeName is { } name)
            return name.Contains("for_each", StringComparison.Ordinal)
                ? new("each", "", Node.Call(Node.Id(name), arguments))
                : null;
        if (call.Kids[0] is not { Kind: "member", Text: var method } ||
            !method.StartsWith("each_", StringComparison.Ordinal) ||
            arguments.Count <= starts.Length)
            return null;
        var way = s_ways.FirstOrDefault(w => method.EndsWith(w, StringComparison.Ordinal), "");
        arguments.Insert(starts.Length + 1, Node.Id(method["each_".Length..^way.Length]));
        return new("each", "", Node.Call(Node.Id(Entries + way), arguments));
    }

    private static bool IsBeforeTheFirst(Node value) => value is
    { Kind: "null" } or
    { Kind: "unary", Text: "-", Kids: [{ Kind: "number", Text: "1" }] };
}
