// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Net;
using System.Text;

namespace Linux.View;

/// <summary>Draws the shape of a hierarchy; of many siblings alike the first two and the last are
/// drawn.</summary>
public sealed class HierarchySvg
{
    private const int BoxWidth = 148;
    private const int BoxHeight = 58;
    private const int Gap = 18;
    private const int LevelHeight = 104;
    private const int MostSiblings = 4;

    private const string Style = """
        text{font:12px ui-monospace,"DejaVu Sans Mono",Menlo,monospace;fill:#1d2330}
        .n{font-weight:700}.s{fill:#5f6878}.b{fill:#fff;stroke:#0b7a5d;stroke-width:1.3}
        .e{stroke:#a4abb8;stroke-width:1.3;fill:none}.c{fill:#dff3ec;stroke:#0b7a5d}
        @media(prefers-color-scheme:dark){text{fill:#e5e8ee}.s{fill:#a2aaba}
        .b{fill:#1b1f27;stroke:#58d0ab}.c{fill:#17352d;stroke:#58d0ab}.e{stroke:#667085}}
        """;

    private readonly StringBuilder _body = new();
    private int _right;
    private int _bottom;

    private HierarchySvg()
    {
    }

    /// <summary>The drawing, as a file of its own.</summary>
    public static string Draw(HierarchySnapshot snapshot)
    {
        var drawing = new HierarchySvg();
        int at = Gap;

        foreach (GroupSnapshot root in snapshot.Roots)
        {
            drawing.Place(root, at, Gap);
            at += WidthOf(root) + Gap;
        }
        return string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {drawing._right + Gap} "
            + $"{drawing._bottom + Gap}\" width=\"{drawing._right + Gap}\" role=\"img\">\n")
            + "<!-- SPDX-License-Identifier: GPL-2.0-only -->\n"
            + $"<style>{Style}</style>\n{drawing._body}</svg>\n";
    }

    /// <summary>A page with the drawing and a heading.</summary>
    public static string Page(string title, HierarchySnapshot snapshot)
        => $"""
            <!doctype html>
            <!-- SPDX-License-Identifier: GPL-2.0-only -->
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <style>:root {"{"} color-scheme: light dark {"}"} body {"{"} font: 15px system-ui,
                sans-serif; margin: 24px {"}"}
            svg {"{"} max-width: 100%; height: auto {"}"}</style></head>
            <body><h1>{WebUtility.HtmlEncode(title)}</h1>
            {Draw(snapshot)}</body></html>

            """;

    /// <summary>The children that are drawn; null stands for those that are left out.</summary>
    private static List<GroupSnapshot?> Shown(GroupSnapshot group)
        => group.Children.Count <= MostSiblings ? [.. group.Children]
            : [group.Children[0], group.Children[1], null, group.Children[^1]];

    private static int WidthOf(GroupSnapshot? group)
    {
        if (group == null)
            return BoxWidth / 2;
        List<GroupSnapshot?> children = Shown(group);

        return Math.Max(BoxWidth, children.Sum(WidthOf) + Gap * Math.Max(0, children.Count - 1));
    }

    private void Place(GroupSnapshot group, int left, int top)
    {
        int width = WidthOf(group);
        int middle = left + width / 2;
        List<GroupSnapshot?> children = Shown(group);
        int at = left + (width - children.Sum(WidthOf) - Gap * Math.Max(0, children.Count - 1)) / 2;

        foreach (GroupSnapshot? child in children)
        {
            int below = at + WidthOf(child) / 2;

            Line(middle, top + BoxHeight, below, top + LevelHeight);
            if (child == null)
                Text(below, top + LevelHeight + 30, "s", "middle",
                    $"{group.Children.Count - MostSiblings + 1} more");
            else
                Place(child, at, top + LevelHeight);
            at += WidthOf(child) + Gap;
        }
        Box(group, middle - BoxWidth / 2, top);
    }

    private void Box(GroupSnapshot group, int left, int top)
    {
        string kind = group.Cpus.Count > 0 ? "b c" : "b";

        Add($"<rect class=\"{kind}\" x=\"{left}\" y=\"{top}\" width=\"{BoxWidth}\" "
            + $"height=\"{BoxHeight}\" rx=\"7\"/>");
        Text(left + 10, top + 22, "n", "start", group.Name);
        Text(left + BoxWidth - 10, top + 22, "s", "end", group.Node < 0 ? ""
            : $"node {group.Node}");
        Text(left + 10, top + 43, "s", "start", group.Cpus.Count > 0
            ? $"CPU {Bare(group.Cpus[0])}" + (group.Cpus.Count == 1 ? ""
                : $" to {Bare(group.Cpus[^1])}")
            : group.Children.Count == 1 ? "1 group" : $"{group.Children.Count} groups");
        _right = Math.Max(_right, left + BoxWidth);
        _bottom = Math.Max(_bottom, top + BoxHeight);
    }

    private static string Bare(string cpu) => cpu.TrimEnd('*', 'x');

    private void Line(int x1, int y1, int x2, int y2)
        => Add($"<path class=\"e\" d=\"M{x1} {y1}C{x1} {y1 + 26} {x2} {y2 - 26} {x2} {y2}\"/>");

    private void Text(int x, int y, string kind, string anchor, string text)
        => Add($"<text class=\"{kind}\" x=\"{x}\" y=\"{y}\" "
            + $"text-anchor=\"{anchor}\">{text}</text>");

    private void Add(string text) => _body.Append(text).Append('\n');
}
