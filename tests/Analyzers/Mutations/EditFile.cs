// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// Reads edits from a text file. An edit is a name after <c>==</c>, a line with the file, the
/// function and the rules expected, and then hunks: lines after <c>-</c> that stand together in the
/// function, and lines after <c>+</c> that take their place. Indentation and empty lines do not
/// count. Hunks follow each other in the function.
/// </summary>
internal static class EditFile
{
    public static IReadOnlyList<Mutant> Read(string name)
    {
        string path = Path.Combine(KernelSources.Root, "tests", "Analyzers", "Mutations", "edits",
            name + ".txt");
        return [.. File.ReadAllText(path).Split("\n== ").Skip(1).Select(Parse)];
    }

    internal static Mutant Parse(string edit)
    {
        string[] lines = edit.Split('\n');
        string[] head = lines[1].Split(' ');
        var (name, file, function) = (lines[0], head[0], head[1]);
        string text = KernelSources.Shared.Text(file);
        foreach (var (start, end) in FunctionText.Find(text, function))
        {
            if (Replace(text[start..end], lines.Skip(2)) is { } changed)
                return new Mutant(name, file, function, text[start..end], changed,
                    head.Length > 2 ? head[2] : "");
        }

        throw new InvalidOperationException(
            $"'{name}': the lines to replace are not in {function} of {file}.");
    }

    /// <summary>A text with hunks put in; null when their lines are not there.</summary>
    public static string? Replace(string body, IEnumerable<string> hunks)
    {
        var result = new List<string>();
        var rest = new List<string>(body.Split('\n'));
        var old = new List<string>();
        string indent = "";
        foreach (string line in hunks.Where(l => l.Length > 0))
        {
            string content = line[1..];
            if (line[0] == '-')
            {
                old.Add(content.Trim());
                continue;
            }

            if (old.Count > 0 && !Take(rest, old, result, out indent))
                return null;

            result.Add(indent + content[Math.Min(1, content.Length)..]);
        }

        if (old.Count > 0 && !Take(rest, old, result, out indent))
            return null;

        return string.Join('\n', result.Concat(rest));
    }

    // Moves what comes before the lines to the result, and takes the lines away.
    private static bool Take(List<string> rest, List<string> old, List<string> result,
        out string indent)
    {
        for (int at = 0; at < rest.Count; at++)
        {
            int next = at;
            int matched = 0;
            while (next < rest.Count && matched < old.Count)
            {
                string line = rest[next].Trim();
                if (line == old[matched])
                    matched++;
                else if (line.Length > 0 || matched == 0)
                    break;

                next++;
            }

            if (matched < old.Count)
                continue;

            indent = rest[at][..^rest[at].TrimStart().Length];
            result.AddRange(rest.Take(at));
            rest.RemoveRange(0, next);
            old.Clear();
            return true;
        }

        indent = "";
        return false;
    }
}
