// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>Types go by one spelling, and a type may stand in angle brackets in C#.</summary>
internal sealed class TypeSpelling : IFoldingRule
{
    public string Name => "type spelling";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (node.Kind is "type")
            return new("type", Spell(node.Text, scope));
        if (node.Kind == "id" && Spell(node.Text, scope) is var spelled && spelled != node.Text)
            return new("type", spelled);
        // min_t<u64>(a, b) and min_t(u64, a, b)
        if (node is { Kind: "call", Kids: [{ Kind: "generic" } callee, ..] })
            return Node.Call(Node.Id(callee.Text), [.. callee.Kids, .. node.Kids[1..]]);
        // An inline array is a type of its own in C#.
        if (node.Kind is "declare" or "field" && node.Kids is [{ Kind: "type" } type, ..] &&
            scope.Arrays.TryGetValue(type.Text, out var array))
        {
            var split = array.IndexOf('[');
            var element = Spell(array[..split], scope);
            return new(node.Kind, node.Text, [new("type", element + "[]"), .. node.Kids[1..],
                new("array", array[(split + 1)..^1])]);
        }
        return node.Kind is "declare" or "field" &&
            node.Kids.Any(k => k.Kind == "array" && k.Kids.Length > 0)
            ? node.With([.. node.Kids.Select(k => k.Kind == "array" && k.Kids.Length > 0
                ? new("array", string.Concat(k.Kids.Select(n => n.ToString())))
                : k)])
            : node;
    }

    private static string Spell(string type, Scope scope)
    {
        var name = type.TrimEnd('*', '[', ']');
        if (name.StartsWith("typeof(id:", StringComparison.Ordinal) ||
            name.StartsWith("typeof(deref(id:", StringComparison.Ordinal))
        {
            var of = name[(name.IndexOf(':') + 1)..].TrimEnd(')');
            if (scope.Types.TryGetValue(of, out var known))
                return (name.Contains("deref") && known.EndsWith('*') ? known[..^1] : known) +
                    type[name.Length..];
        }
        return TypeNames.Canonical(name) + type[name.Length..];
    }
}
