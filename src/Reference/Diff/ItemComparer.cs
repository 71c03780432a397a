using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference.Diff;

/// <summary>Lines a pinned item up with the new C text and with the port.</summary>
internal static class ItemComparer
{
    /// <summary>The port of a pinned item, or null.</summary>
    public static Item? Ported(PinItem item, PortFile? port) =>
        item.Off is not null ? null : port?.Unit.Items
            .Where(i => i.Name == item.Name ||
                (i.Kind == ItemKind.Enum && item.Kind == ItemKind.Enum && i.Statements.Count > 0 &&
                 item.Name == $"enum {i.Statements[0].Tree.Text}"))
            .OrderByDescending(i =>
                FidelityMeter.Compare(item, i, port).Counts.InOrder).FirstOrDefault();

    /// <summary>The difference between a pinned item and the new one.</summary>
    public static ItemDiff Compare(PinItem old, Item item, Unit unit, PortFile? port)
    {
        var ported = Ported(old, port);
        var lines = ported is null ? [] : PortLines(old, ported);
        var rows = Rows(old, item, unit, ported, lines, port?.Unit);
        // A new name alone is no other signature.
        var signature = item.Name == old.Name ? item.Signature : string.Join(' ',
            item.Signature.Split(' ').Select(w => w == item.Name ? old.Name : w));
        return new(old.Kind, old.Name, old.Line, item.Line, ported?.Line ?? 0,
            Pinner.Hash(signature) != old.Signature, item.Off, rows);
    }

    /// <summary>For each statement of the pin the one of the port that matches it.</summary>
    private static Dictionary<int, Statement> PortLines(PinItem old, Item ported)
    {
        var left = old.Statements.Select(s => s.Off ? "off" : $"{s.Place}:{s.Canonical}").ToList();
        var right = ported.Statements.Select(s =>
        {
            var tree = old.Kind == ItemKind.Macro ? CReader.MacroTree(s.Tree) : s.Tree;
            var made = Pinner.Make(s with { Tree = tree }, ported.Scope, Side.CSharp);
            return $"{made.Place}:{made.Canonical}";
        }).ToList();
        return Alignment.Match(left, right).ToDictionary(p => p.Left, p =>
            ported.Statements[p.Right]);
    }

    private static List<DiffRow> Rows(
        PinItem old, Item item, Unit unit, Item? ported, Dictionary<int, Statement> port,
            Unit? portUnit)
    {
        var left = old.Statements.Select(s => $"{s.Place}:{s.Exact}").ToList();
        var right = item.Statements.Select(s => $"{s.Place}:{Pinner.Hash(s.Exact)}").ToList();
        var rows = new List<DiffRow>();
        var (i, j, last) = (0, 0, ported?.Line ?? 0);
        foreach (var (a, b) in Alignment.Match(left, right).Append((left.Count, right.Count)))
        {
            for (; i < a || j < b; i += i < a ? 1 : 0, j += j < b ? 1 : 0)
            {
                var gone = i < a ? port.GetValueOrDefault(i) : null;
                last = gone?.Line ?? last;
                var mark = i < a && j < b ? '~' : i < a ? '-' : '+';
                rows.Add(new(mark, j < b ? item.Statements[j].Line : 0,
                    j < b ? Text(unit, item.Statements[j]) : "", last, gone is null ? ""
                        : Text(portUnit!, gone)));
            }
            if (a == left.Count || b == right.Count)
                break;
            var same = port.GetValueOrDefault(a);
            last = same?.Line ?? last;
            rows.Add(new(' ', item.Statements[b].Line, Text(unit, item.Statements[b]), last,
                same is null ? "" : Text(portUnit!, same)));
            (i, j) = (a + 1, b + 1);
        }
        return rows;
    }

    // The text as it stands in the tree, on one line.
    private static string Text(Unit unit, Statement statement)
    {
        if (statement.Tree.Kind is "cleanup")
            return statement.Exact;
        var lines = unit.Lines[(statement.Line - 1)..Math.Min(statement.EndLine,
            unit.Lines.Length)];
        var text = string.Join(' ', lines.Select(l => l.Trim()));
        // Several declarators share a line; comments are not for a listing.
        var shared = statement.Tree.Kind is "declare" or "static" or "field" or "member" &&
            text.Contains(',');
        return shared || text.Contains("/*", StringComparison.Ordinal) ||
            text.Contains("//", StringComparison.Ordinal)
            ? statement.Exact
            : text;
    }
}
