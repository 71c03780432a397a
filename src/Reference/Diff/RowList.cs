// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>The rows of one item, as they are found, with the port's lines beside them.</summary>
internal sealed class RowList(
    Item item, Unit unit, Item? ported, Unit? port, Dictionary<int, int> matches)
{
    private int _last = -1;

    /// <summary>The rows, in order.</summary>
    public List<DiffRow> Rows { get; } = [];

    /// <summary>A statement of the pin that is gone.</summary>
    public void Removed(int old)
    {
        var at = Port(old);
        Rows.Add(new(RowKind.Removed, 0, "", [], Line(), at is null ? "" : Text(port!, at), null));
    }

    /// <summary>A statement that is new.</summary>
    public void Added(int now)
    {
        var one = item.Statements[now];
        Rows.Add(new(RowKind.Added, one.Line, Text(unit, one), InsertionPoint.Nesting(one.Place),
            InsertionPoint.Find(ported, _last, one.Place), "", one.Off));
    }

    /// <summary>A statement of the pin, and the one that stands there now.</summary>
    public void Both(RowKind kind, int old, int now)
    {
        var at = Port(old);
        var one = item.Statements[now];
        Rows.Add(new(kind, one.Line, Text(unit, one), InsertionPoint.Nesting(one.Place), Line(),
            at is null ? "" : Text(port!, at), one.Off));
    }

    private Statement? Port(int old)
    {
        if (!matches.TryGetValue(old, out var at))
            return null;
        _last = at;
        return ported!.Statements[at];
    }

    private int Line() => _last >= 0 ? ported!.Statements[_last].Line : ported?.Line ?? 0;

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
