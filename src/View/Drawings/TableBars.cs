// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Net;
using System.Text;

namespace Linux.View;

/// <summary>Bars for a table of a measured page: a group for each row, a bar for each of some
/// columns.</summary>
/// <param name="Title">What is to be seen.</param>
/// <param name="Labels">Columns that name a row, from 0.</param>
/// <param name="Values">Columns with numbers, from 0.</param>
public sealed record TableBars(string Title, int[] Labels, int[] Values)
{
    private const int LabelWidth = 250;
    private const int BarsWidth = 420;
    private const int BarHeight = 15;
    private const int RowGap = 12;
    private const int Top = 64;

    private static readonly string[] s_colors = ["#0b7a5d", "#d6336c", "#2b7de9"];

    /// <summary>Draws the table whose head begins with some words.</summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="head">The head's first words, as they stand.</param>
    /// <exception cref="InvalidDataException">There is no such table.</exception>
    public string Draw(string page, string head)
    {
        string[] lines = page.Split('\n');
        int at = Array.FindIndex(lines, line => line.StartsWith(head, StringComparison.Ordinal));

        if (at < 0)
            throw new InvalidDataException($"there is no table that begins with \"{head}\"");
        string[] names = Cells(lines[at]);
        List<string[]> rows = lines.Skip(at + 2)
            .TakeWhile(line => line.StartsWith('|')).Select(Cells).ToList();
        double most = rows.SelectMany(row => Values.Select(column => Number(row[column]))).Max();
        var body = new StringBuilder();
        int y = Top;

        for (int i = 0; i < Values.Length; i++)
            Key(body, i, names[Values[i]]);
        foreach (string[] row in rows)
        {
            Text(body, LabelWidth - 10, y + Values.Length * BarHeight / 2 + 4, "end",
                string.Join(", ", Labels.Select(column => row[column])));
            for (int i = 0; i < Values.Length; i++)
                Bar(body, y + i * BarHeight, i, Number(row[Values[i]]) / most, row[Values[i]]);
            y += Values.Length * BarHeight + RowGap;
        }
        return Whole(body, y);
    }

    private static string[] Cells(string line)
        => line.Trim().Trim('|').Split('|').Select(cell => cell.Trim()).ToArray();

    private static double Number(string cell)
        => double.TryParse(cell.Replace("%", "", StringComparison.Ordinal).Trim(),
            NumberStyles.Number,
            CultureInfo.InvariantCulture, out double value) ? value : 0;

    private static void Key(StringBuilder body, int i, string name)
    {
        int x = LabelWidth + i * 190;

        body.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{x}\" y=\"36\" width=\"11\" height=\"11\" rx=\"2\" "
                + $"fill=\"{s_colors[i]}\"/>\n");
        Text(body, x + 17, 46, "start", name);
    }

    private static void Bar(StringBuilder body, int y, int i, double part, string value)
    {
        double width = Math.Max(1, part * BarsWidth);

        body.Append(CultureInfo.InvariantCulture,
            $"<rect x=\"{LabelWidth}\" y=\"{y}\" width=\"{width:0.#}\" "
            + $"height=\"{BarHeight - 2}\" rx=\"2\" fill=\"{s_colors[i]}\"/>\n");
        Text(body, LabelWidth + (int)width + 6, y + BarHeight - 4, "start", value);
    }

    private static void Text(StringBuilder body, int x, int y, string anchor, string text)
        => body.Append(CultureInfo.InvariantCulture,
            $"<text x=\"{x}\" y=\"{y}\" "
                + $"text-anchor=\"{anchor}\">{WebUtility.HtmlEncode(text)}</text>\n");

    private string Whole(StringBuilder body, int height)
        => string.Create(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "
                + $"{LabelWidth + BarsWidth + 80} {height}\" ")
            + "role=\"img\">\n<!-- SPDX-License-Identifier: GPL-2.0-only -->\n"
            + "<style>text{font:12px system-ui,\"DejaVu "
                + "Sans\",sans-serif;fill:#1d2330}.t{font-weight:700;"
            + "font-size:14px}@media(prefers-color-scheme:dark){text{fill:#e5e8ee}}</style>\n"
            + $"<text class=\"t\" x=\"10\" "
                + $"y=\"20\">{WebUtility.HtmlEncode(Title)}</text>\n{body}</svg>\n";
}
