// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Linux.Observers;

/// <summary>
/// Draws a hierarchy as a tree of text, a group a line. CPUs are numbers: <c>*</c> marks an active
/// one, <c>x</c> one that is not available. A field that differs from an earlier snapshot is marked
/// with <c>--&gt;</c>.
/// </summary>
public static class HierarchyText
{
    /// <summary>Draws the shape: level, node and children.</summary>
    public static void DrawShape(TextWriter output, HierarchySnapshot snapshot)
        => Draw(output, snapshot.Roots, "", group => new[]
        {
            ("level", $"{group.Level}"),
            ("node", Node(group)),
            ("children", Children(group)),
        }, _ => null);

    /// <summary>Draws shape and state.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="now">What to draw.</param>
    /// <param name="before">What to compare with; null marks nothing.</param>
    /// <param name="time">How a time in ns is written; null for the number.</param>
    public static void DrawState(
        TextWriter output, HierarchySnapshot now, HierarchySnapshot? before,
        System.Func<ulong, string>? time = null)
    {
        time ??= HierarchySnapshot.Time;
        var earlier = new Dictionary<string, GroupSnapshot>();

        foreach (GroupSnapshot root in before?.Roots ?? [])
            Index(root, earlier);
        Draw(output, now.Roots, "", group => Fields(group, time),
            group => before == null ? null
                : earlier.TryGetValue(group.Name, out GroupSnapshot? old) ? Fields(old, time) : []);
    }

    private static void Index(GroupSnapshot group, Dictionary<string, GroupSnapshot> byName)
    {
        byName[group.Name] = group;
        foreach (GroupSnapshot child in group.Children)
            Index(child, byName);
    }

    private static (string Name, string Value)[] Fields(
        GroupSnapshot group, System.Func<ulong, string> time) =>
    [
        ("node", Node(group)),
        ("active", $"{group.Active:x2}"),
        ("migrator", group.Migrator == 0xff ? "none" : $"{group.Migrator:x2}"),
        ("next_expiry", time(group.NextExpiry)),
        ("events", group.Events.Count == 0 ? "-" : string.Join(' ', group.Events.Select(one => Event(one, time)))),
        ("children", Children(group)),
    ];

    private static void Draw(
        TextWriter output, IReadOnlyList<GroupSnapshot> groups, string indent,
        System.Func<GroupSnapshot, (string Name, string Value)[]> fields,
        System.Func<GroupSnapshot, (string Name, string Value)[]?> old)
    {
        for (int i = 0; i < groups.Count; i++)
        {
            bool last = i == groups.Count - 1;
            GroupSnapshot group = groups[i];
            (string, string)[]? before = old(group);
            IEnumerable<string> shown = fields(group)
                .Select(field => $"{(before != null && !before.Contains(field) ? "-->" : "")}"
                    + $"{field.Name}={field.Value}");
            string branch = indent.Length == 0 ? "" : last ? "`-- " : "|-- ";

            output.WriteLine($"{indent}{branch}[{group.Name}] {string.Join(' ', shown)}");
            Draw(output, group.Children, indent + (branch.Length == 0 ? " " : last ? "    " : "|   "),
                fields, old);
        }
    }

    private static string Event(EventSnapshot one, System.Func<ulong, string> time)
        => $"cpu{one.Cpu}@{time(one.Expires)}{(one.Ignored ? "(ignored)" : "")}";

    private static string Node(GroupSnapshot group) => group.Node < 0 ? "-" : $"{group.Node}";

    private static string Children(GroupSnapshot group)
        => group.Cpus.Count > 0
            ? "cpus " + string.Join(',', group.Cpus)
            : "groups " + string.Join(',', group.Children.Select(child => child.Name));
}
