// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Explanations;

/// <summary>Breaks text into lines for a terminal.</summary>
internal static class Paragraphs
{
    private const int Widest = 100;
    private const int Narrowest = 40;

    /// <summary>Columns to write in: the terminal's, and not more than can be read.</summary>
    public static int Columns
        => Console.IsOutputRedirected ? Widest : Math.Clamp(Console.WindowWidth - 1, Narrowest, Widest);

    /// <summary>
    /// Writes text. Lines that begin with four spaces are left as they are; what follows a label and two
    /// spaces is indented behind it.
    /// </summary>
    public static void Write(TextWriter output, string text, int columns)
    {
        var words = new List<string>();

        foreach (string line in text.Split('\n').Append(""))
        {
            bool kept = line.Length == 0 || line[0] is '|' or '#'
                || line.StartsWith("    ", StringComparison.Ordinal);
            bool item = !kept && (line.Contains("  ", StringComparison.Ordinal)
                || line.StartsWith("- ", StringComparison.Ordinal));

            if (!kept && !item)
            {
                words.AddRange(line.Split(' '));
                continue;
            }
            Flush(output, words, "", columns);
            if (kept)
                output.WriteLine(line);
            else
                Flush(output, [.. line.Split(' ')],
                    new string(' ', line.LastIndexOf("  ", StringComparison.Ordinal) + 2), columns);
        }
    }

    private static void Flush(TextWriter output, List<string> words, string indent, int columns)
    {
        string line = "";

        foreach (string word in words)
        {
            if (line.Length + word.Length + 1 > columns && line.Trim().Length != 0)
            {
                output.WriteLine(line.TrimEnd());
                line = indent;
            }
            line += word + " ";
        }
        if (line.Length != 0)
            output.WriteLine(line.TrimEnd());
        words.Clear();
    }
}
