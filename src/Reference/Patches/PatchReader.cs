// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Reference.Patches;

/// <summary>A run of lines that a patch changes: each begins with a space, + or -.</summary>
public sealed record Hunk(int OldStart, IReadOnlyList<string> Lines)
{
    /// <summary>The text before.</summary>
    public List<string> Old => Before(0, Lines.Count);

    /// <summary>The text after.</summary>
    public List<string> New => After(0, Lines.Count);

    /// <summary>The text before, from one of the lines to another.</summary>
    public List<string> Before(int from, int to) => Without('+', from, to);

    /// <summary>The text after, from one of the lines to another.</summary>
    public List<string> After(int from, int to) => Without('-', from, to);

    private List<string> Without(char mark, int from, int to) => [.. Lines.Skip(from)
        .Take(to - from).Where(l => l[0] != mark).Select(l => l[1..])];
}

/// <summary>What a patch does to one file. A path is null where the file is new or goes away.</summary>
public sealed record FilePatch(string? OldPath, string? NewPath, IReadOnlyList<Hunk> Hunks);

/// <summary>
/// Reads patches: a diff, a mail of git format-patch, or a mailbox of several as b4 writes it.
/// </summary>
public static partial class PatchReader
{
    /// <summary>The changes of files in the text, in order.</summary>
    /// <exception cref="ReferenceException">It is no patch, or is cut short.</exception>
    public static List<FilePatch> Read(string name, string text)
    {
        text = MailText.Decode(name, text);
        PatchText.Check(name, text);
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var patches = new List<FilePatch>();
        var mail = new MailSummary(name);
        for (var at = 0; at < lines.Length; at++)
        {
            mail.Line(lines[at], patches);
            if (at + 1 < lines.Length && lines[at].StartsWith("--- ", StringComparison.Ordinal) &&
                lines[at + 1].StartsWith("+++ ", StringComparison.Ordinal))
                patches.Add(File(name, lines, ref at));
            else if (HunkHead().IsMatch(lines[at]))
                throw new ReferenceException(
                    $"{name}:{at + 1}: a hunk that no --- and +++ lines say the file of");
        }
        mail.End(patches);
        return patches.Count > 0 ? patches
            : throw new ReferenceException(PatchText.WhyNone(name, lines));
    }

    private static FilePatch File(string name, string[] lines, ref int at)
    {
        var (old, @new) = Paths(PathOf(lines[at]), PathOf(lines[at + 1]));
        var hunks = new List<Hunk>();
        at += 2;
        while (at < lines.Length && HunkHead().Match(lines[at]) is { Success: true } head)
            hunks.Add(OneHunk(name, lines, ref at, head));
        at--;
        return hunks.Count > 0 ? new(old, @new, hunks) : throw new ReferenceException(
            $"{name} is cut short: {@new ?? old} has no hunk");
    }

    private static Hunk OneHunk(string name, string[] lines, ref int at, Match head)
    {
        int Length(int group) => head.Groups[group].Success ? int.Parse(head.Groups[group].Value) : 1;
        var (olds, news) = (Length(2), Length(4));
        var found = new List<string>();
        var first = ++at;
        for (; olds > 0 || news > 0; at++)
        {
            // A mail program may take the one space of an empty line.
            var line = at >= lines.Length || (at == lines.Length - 1 && lines[at].Length == 0)
                ? null
                : lines[at].Length == 0 ? " " : lines[at];
            if (line is ['\\', ..])
                continue;
            olds -= line is [' ' or '-', ..] ? 1 : 0;
            news -= line is [' ' or '+', ..] ? 1 : 0;
            if (line is not [' ' or '-' or '+', ..] || olds < 0 || news < 0)
                throw new ReferenceException(
                    $"{name}:{first}: this hunk is cut short or was wrapped on its way");
            found.Add(line);
        }
        while (at < lines.Length && lines[at] is ['\\', ..])
            at++;
        return new(int.Parse(head.Groups[1].Value), found);
    }

    private static string? PathOf(string line)
    {
        var path = line[4..].Split('\t')[0].Trim();
        return path == "/dev/null" ? null : path;
    }

    // What a diff of two folders names them by is no part of a path; without it, as of -p0, both
    // sides begin alike.
    private static (string? Old, string? New) Paths(string? old, string? now)
    {
        var differ = old is not null && now is not null && old != now && Rest(old) == Rest(now);
        string? Path(string? path) => path is not null && (differ || Top().IsMatch(path))
            ? Rest(path) : path;
        return (Path(old), Path(now));
    }

    private static string Rest(string path) => path[(path.IndexOf('/') + 1)..];

    [GeneratedRegex(@"^(\.|[abciow]|linux[^/]*)/", RegexOptions.IgnoreCase)]
    private static partial Regex Top();

    [GeneratedRegex(@"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@")]
    private static partial Regex HunkHead();
}
