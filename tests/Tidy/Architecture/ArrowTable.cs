// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy.Architecture;

/// <summary>
/// What docs/ARCHITECTURE.md allows: a table with a row for the room that uses and a column for the
/// one that is used, and under it the files of a room that are all another one may use.
/// </summary>
internal sealed class ArrowTable
{
    private readonly Dictionary<(string From, string To), string[]> _allowed = new();

    /// <summary>Reads the page's first table.</summary>
    /// <exception cref="FormatException">It is no such table.</exception>
    public ArrowTable(string page)
    {
        string[][] rows = page.Split('\n').SkipWhile(static line => !line.StartsWith('|'))
            .TakeWhile(static line => line.StartsWith('|'))
            .Select(static line => line.Trim('|', ' ').Split('|').Select(static cell => cell.Trim()).ToArray())
            .ToArray();

        if (rows.Length < 3)
            throw new FormatException("docs/ARCHITECTURE.md holds no table of arrows.");
        Rooms = rows[0][1..];
        foreach (string[] row in rows.Skip(2))
        {
            foreach ((string room, string cell) in Rooms.Zip(row[1..]))
            {
                if (cell is not ("" or "-"))
                    _allowed[(row[0], room)] = cell == "yes" ? [] : Files(cell);
            }
        }
    }

    /// <summary>The columns, from left to right.</summary>
    public string[] Rooms { get; }

    /// <summary>The pairs of rooms between which an arrow may stand.</summary>
    public IEnumerable<(string From, string To)> Allowed => _allowed.Keys;

    /// <summary>Whether an arrow may stand where it does.</summary>
    public bool Allows(Arrow arrow)
    {
        if (arrow.Rooms.From == arrow.Rooms.To || arrow.Rooms.To == Room.Ground)
            return true;
        return _allowed.TryGetValue(arrow.Rooms, out string[]? files)
            && (files.Length == 0 || files.Contains(Path.GetFileNameWithoutExtension(arrow.To)));
    }

    /// <summary>The files by whose names alone a room may use another one; empty is any.</summary>
    public string[] FilesOf((string From, string To) rooms) => _allowed[rooms];

    private static string[] Files(string cell)
        => cell.Split(',').Select(static file => file.Trim(' ', '`')).ToArray();
}
