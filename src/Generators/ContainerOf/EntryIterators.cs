// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;

namespace Linux.Generators.ContainerOf;

/// <summary>
/// Iterators over the structs that a list holds: <c>list_for_each_entry(p, head, m)</c> is
/// <c>for (p = null; T.each_m(ref p, head);)</c>. The list is walked by the kernel's own
/// <c>list_for_each()</c>, so that its accesses are where an execution can see them.
/// </summary>
internal static class EntryIterators
{
    private const string List = "global::Linux.list_head";
    private const string Hlist = "global::Linux.hlist_node";
    private const string Llist = "global::Linux.llist_node";

    public static void Emit(CodeWriter code, ContainerModel model, ContainerMember member)
    {
        switch (member.Type)
        {
            case List:
                Each(code, model, member, "", "list_for_each", List);
                Each(code, model, member, "_reverse", "list_for_each_prev", List);
                EachSafe(code, model, member, "list_for_each_safe", List, model.Type);
                break;
            case Hlist:
                const string head = "global::Linux.hlist_head";
                Each(code, model, member, "", "hlist_for_each", head);
                Each(code, model, member, "_rcu", "hlist_for_each_rcu", head);
                EachSafe(code, model, member, "hlist_for_each_safe", head, Hlist);
                break;
            case Llist:
                Each(code, model, member, "", "llist_for_each", Llist);
                EachSafe(code, model, member, "llist_for_each_safe", Llist, model.Type);
                break;
        }
    }

    private static void Each(
        CodeWriter code,
        ContainerModel model,
        ContainerMember member,
        string way,
        string walk,
        string head) =>
        code.Line(KernelNames.Inline)
            .Open($"public static bool each_{member.Suffix}{way}("
                + $"ref {model.Type}* pos, {head}* head)")
            .Line($"{member.Type}* at = {Node("pos", member)};")
            .Line($"bool more = global::Linux.Kernel.{walk}(ref at, head);")
            .Line($"pos = {Entry("at", member)};")
            .Line("return more;")
            .Close()
            .Line();

    /// <summary>
    /// The entry after <c>pos</c> is known before <c>pos</c> is given back. An hlist's is a node,
    /// as upstream.
    /// </summary>
    private static void EachSafe(
        CodeWriter code,
        ContainerModel model,
        ContainerMember member,
        string walk,
        string head,
        string next)
    {
        var isNode = next == member.Type;

        code.Line(KernelNames.Inline)
            .Open($"public static bool each_{member.Suffix}_safe("
                + $"ref {model.Type}* pos, ref {next}* n, {head}* head)")
            .Line($"{member.Type}* at = {Node("pos", member)};");
        if (!isNode)
        {
            code.Line($"{member.Type}* then = {Node("n", member)};");
        }

        code.Line($"bool more = global::Linux.Kernel.{walk}("
                + $"ref at, ref {(isNode ? "n" : "then")}, head);")
            .Line($"pos = {Entry("at", member)};");
        if (!isNode)
        {
            code.Line($"n = {Entry("then", member)};");
        }

        code.Line("return more;").Close().Line();
    }

    private static string Node(string entry, ContainerMember member) =>
        $"{entry} == null ? null : &{entry}->{member.Path}";

    /// <summary>Only a circular list has a node at its end.</summary>
    private static string Entry(string node, ContainerMember member) =>
        member.Type == List
            ? $"of_{member.Suffix}({node})"
            : $"{node} == null ? null : of_{member.Suffix}({node})";
}
