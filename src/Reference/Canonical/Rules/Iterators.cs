namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// The kernel's iterators are macros around <c>for</c>; C# writes the <c>for</c> out in the
/// shape that docs/porting.md gives. The C side is expanded to that shape, so that the
/// variable, the list and the member all stay and are compared.
/// </summary>
internal sealed class Iterators : IFoldingRule
{
    public string Name => "iterators";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side != Side.C || node is not { Kind: "each", Kids: [{ CalleeName: { } name } call] })
            return node;
        var a = call.Kids[1..];
        return (name, a) switch
        {
            ("for_each_cpu", [var cpu, var mask]) => Cpus(cpu, "", mask),
            ("for_each_cpu_and", [var cpu, var one, var two]) => Cpus(cpu, "_and", one, two),
            ("for_each_cpu_andnot", [var cpu, var one, var two]) => Cpus(cpu, "_andnot", one, two),
            ("for_each_possible_cpu", [var cpu]) => Cpus(cpu, "", Node.Id("cpu_possible_mask")),
            ("for_each_online_cpu", [var cpu]) => Cpus(cpu, "", Node.Id("cpu_online_mask")),
            ("for_each_present_cpu", [var cpu]) => Cpus(cpu, "", Node.Id("cpu_present_mask")),
            ("for_each_set_bit", [var bit, var bits, var size]) => For(
                Assign(bit, Node.Call(Node.Id("find_first_bit"), bits, size)),
                Node.Binary("<", bit, size),
                Assign(bit, Node.Call(Node.Id("find_next_bit"), bits, size,
                    Node.Binary("+", bit, new("number", "1"))))),
            ("list_for_each_entry", [var pos, var head, var member]) =>
                List(scope, pos, head, member, "next"),
            ("list_for_each_entry_reverse", [var pos, var head, var member]) =>
                List(scope, pos, head, member, "prev"),
            ("list_for_each_entry_safe", [var pos, var next, var head, var member]) =>
                ListSafe(scope, pos, next, head, member),
            ("list_for_each", [var pos, var head]) => For(
                Assign(pos, ContainerOf.Next(head, "next")),
                Truth.Not(Node.Call(Node.Id("list_is_head"), pos, head)),
                Assign(pos, Field("next", pos))),
            ("hlist_for_each", [var pos, var head]) => For(
                Assign(pos, ContainerOf.Next(head, "first")),
                Node.Binary("!=", pos, new("number", "0")),
                Assign(pos, Field("next", pos))),
            ("__for_each_thread", [var signal, var task]) => List(scope, task,
                Node.Address(Field("thread_head", signal)), Node.Id("thread_node"), "next"),
            ("for_each_active_base", [var pos, var bases, var active]) => For(
                Assign(pos, Node.Call(Node.Id("first_active_base"), bases, active)),
                Node.Binary("!=", pos, new("number", "0")),
                Assign(pos, Node.Call(Node.Id("next_active_base"), bases, Node.Address(active)))),
            _ => node,
        };
    }

    private static Node Cpus(Node cpu, string suffix, params Node[] masks) => For(
        Assign(cpu, Node.Call(Node.Id($"cpumask_first{suffix}"), masks)),
        Node.Binary("<", cpu, Node.Id("nr_cpu_ids")),
        Assign(cpu, Node.Call(Node.Id($"cpumask_next{suffix}"), [cpu, .. masks])));

    private static Node List(Scope scope, Node pos, Node head, Node member, string way) => For(
        Assign(pos, Entry(scope, pos, ContainerOf.Next(head, way), member)),
        Node.Binary("!=", Node.Address(Field(member.Text, pos)), head),
        Assign(pos, Entry(scope, pos, Field(way, Field(member.Text, pos)), member)));

    private static Node ListSafe(Scope scope, Node pos, Node next, Node head, Node member) => For(
        new("comma", "",
            Assign(pos, Entry(scope, pos, ContainerOf.Next(head, "next"), member)),
            Assign(next, Entry(scope, pos, Field("next", Field(member.Text, pos)), member))),
        Node.Binary("!=", Node.Address(Field(member.Text, pos)), head),
        new("comma", "",
            Assign(pos, next),
            Assign(next, Entry(scope, pos, Field("next", Field(member.Text, next)), member))));

    private static Node Entry(Scope scope, Node pos, Node pointer, Node member)
    {
        var type = scope.Types.GetValueOrDefault(pos.Text, "?");
        return ContainerOf.Make(pointer, type.EndsWith('*') ? type[..^1] : type, member.Text);
    }

    private static Node Field(string name, Node of) => new("member", name, of);

    private static Node Assign(Node to, Node value) => new("assign", "=", to, value);

    private static Node For(Node start, Node condition, Node step) =>
        new("for", "", start, condition, step);
}
