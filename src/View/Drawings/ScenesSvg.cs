// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>
/// Draws scenes of a small hierarchy one below the other; what changed is marked.
/// </summary>
public sealed class ScenesSvg
{
    private const int BoxWidth = 216;
    private const int BoxHeight = 92;
    private const int Line = 16;
    private const int Gap = 24;
    private const int LevelHeight = BoxHeight + 34;
    private const int CpuWidth = 40;
    private const int MostEvents = 16;

    private readonly SvgText _out = new();
    private int _right;
    private int _bottom;

    private ScenesSvg()
    {
    }

    /// <summary>The drawing, as a file of its own.</summary>
    public static string Draw(IReadOnlyList<HierarchyScene> scenes)
    {
        var drawing = new ScenesSvg();

        foreach (HierarchyScene scene in scenes)
            drawing.Place(scene);
        return drawing._out.Whole(drawing._right + Gap, drawing._bottom + Gap);
    }

    private void Place(HierarchyScene scene)
    {
        int at = Gap;
        int top = _bottom + Gap;
        var old = new Dictionary<string, GroupSnapshot>(StringComparer.Ordinal);

        foreach (GroupSnapshot root in scene.Before?.Roots ?? [])
            Index(root, old);
        _out.Text(Gap, top + 12, "t", "start", scene.Caption.Length == 0 ? "At first"
            : scene.Caption);
        _right = Math.Max(_right, Gap + (int)(scene.Caption.Length * 8.6));
        foreach (GroupSnapshot root in scene.Now.Roots)
        {
            Place(scene, old, root, at, top + Gap);
            at += WidthOf(root) + Gap;
        }
    }

    private static void Index(GroupSnapshot group, Dictionary<string, GroupSnapshot> all)
    {
        all[group.Name] = group;
        foreach (GroupSnapshot child in group.Children)
            Index(child, all);
    }

    private static int WidthOf(GroupSnapshot group) => Math.Max(
        Math.Max(BoxWidth, group.Cpus.Count * CpuWidth),
        group.Children.Sum(WidthOf) + Gap * Math.Max(0, group.Children.Count - 1));

    private void Place(HierarchyScene scene, Dictionary<string, GroupSnapshot> old,
        GroupSnapshot group, int left, int top)
    {
        int middle = left + WidthOf(group) / 2;
        int at = middle - (group.Children.Sum(WidthOf) + Gap * (group.Children.Count - 1)) / 2;
        GroupSnapshot? was = old.GetValueOrDefault(group.Name);

        foreach (GroupSnapshot child in group.Children)
        {
            int below = at + WidthOf(child) / 2;

            Edge(middle, top + BoxHeight, below, top + LevelHeight, child.Active != 0);
            Place(scene, old, child, at, top + LevelHeight);
            at += WidthOf(child) + Gap;
        }
        for (int i = 0; i < group.Cpus.Count; i++)
            Cpu(group.Cpus[i], middle, middle + (2 * i + 1 - group.Cpus.Count) * CpuWidth / 2,
                top + BoxHeight, was != null && !was.Cpus.Contains(group.Cpus[i]));
        Box(scene, group, was, middle - BoxWidth / 2, top);
    }

    private void Box(
        HierarchyScene scene, GroupSnapshot group, GroupSnapshot? was, int left, int top)
    {
        string[] values = Values(group, scene.Time);
        string[]? before = was == null ? null : Values(was, scene.Time);
        string[] names = ["active", "migrator", "next_expiry", "events"];

        _out.Add($"<rect class=\"{(group.Active != 0 ? "b on" : "b")}\" x=\"{left}\" y=\"{top}\" "
            + $"width=\"{BoxWidth}\" height=\"{BoxHeight}\" rx=\"7\"/>");
        _out.Text(left + 9, top + 17, "n", "start", group.Name);
        _out.Text(left + BoxWidth - 9, top + 17, "s", "end", group.Node < 0 ? ""
            : $"node {group.Node}");
        for (int i = 0; i < names.Length; i++)
        {
            bool changed = before != null && before[i] != values[i];
            int y = top + 19 + Line * (i + 1);

            if (changed)
                _out.Add($"<rect class=\"m\" x=\"{left + 4}\" y=\"{y - 12}\" "
                    + $"width=\"{BoxWidth - 8}\" height=\"{Line}\" rx=\"3\"/>");
            _out.Text(left + 9, y, "s", "start", names[i]);
            _out.Text(left + 96, y, changed ? "c" : "", "start", values[i]);
        }
        _right = Math.Max(_right, left + BoxWidth);
        _bottom = Math.Max(_bottom, top + BoxHeight);
    }

    private static string[] Values(GroupSnapshot group, Func<ulong, string> time)
    {
        string events = group.Events.Count == 0 ? "-" : string.Join(' ', group.Events.Select(
            one => one.Ignored ? $"(cpu{one.Cpu}@{time(one.Expires)})"
                : $"cpu{one.Cpu}@{time(one.Expires)}"));

        return
        [
            $"{group.Active:x2}", group.Migrator == 0xff ? "none" : $"{group.Migrator:x2}",
            time(group.NextExpiry),
            events.Length <= MostEvents ? events : events[..(MostEvents - 1)] + "…",
        ];
    }

    private void Cpu(string cpu, int from, int x, int top, bool changed)
    {
        const int Radius = 12;
        int y = top + 32;
        bool on = cpu.EndsWith('*');

        Edge(from, top, x, y - Radius, on);
        if (changed)
            _out.Add($"<circle class=\"m\" cx=\"{x}\" cy=\"{y}\" r=\"{Radius + 5}\"/>");
        _out.Add($"<circle class=\"{(on ? "cpu on" : "cpu")}\" cx=\"{x}\" cy=\"{y}\" "
            + $"r=\"{Radius}\"/>");
        _out.Text(x, y + 4, "", "middle", cpu.TrimEnd('*', 'x'));
        _bottom = Math.Max(_bottom, y + Radius + 4);
    }

    private void Edge(int x1, int y1, int x2, int y2, bool on)
        => _out.Add($"<path class=\"{(on ? "e on" : "e")}\" d=\"M{x1} {y1}C{x1} {y1 + 16} {x2} "
            + $"{y2 - 16} {x2} {y2}\"/>");
}
