using Linux.Reference.CSharp;

namespace Linux.Reference.Pins;

/// <summary>
/// Which files are pinned, and how much of each, from kernel-ref/files: <c>whole PATH</c> or
/// <c>part PATH</c> a line, <c>#</c> for remarks.
/// </summary>
public sealed class PinScope
{
    private readonly Dictionary<string, bool> _whole = [];

    /// <summary>All files, in the order of the list.</summary>
    public IEnumerable<string> Files => _whole.Keys;

    /// <summary>Reads the text of the list.</summary>
    /// <exception cref="ReferenceException">A line is neither form.</exception>
    public static PinScope Parse(string text, string path = "kernel-ref/files")
    {
        var scope = new PinScope();
        foreach (var (at, raw) in text.Split('\n').Index())
        {
            var words = raw.Split('#')[0]
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length == 0)
                continue;
            if (words.Length != 2 || words[0] is not ("whole" or "part"))
                throw new ReferenceException(
                    $"{path}:{at + 1}: neither `whole PATH` nor `part PATH`: {raw}");
            scope._whole[words[1]] = words[0] == "whole";
        }
        return scope;
    }

    /// <summary>
    /// Null for a file that is ported whole; otherwise the names that the port of it has. A file
    /// that is not on the list counts as whole.
    /// </summary>
    public IReadOnlySet<string>? Names(string path, IReadOnlyList<PortFile> port)
    {
        if (_whole.GetValueOrDefault(path, true))
            return null;
        var items = port.FirstOrDefault(f => f.Path == PortTree.PathOf(path))?.Unit.Items ?? [];
        return items.Select(i => i.Name)
            .Concat(items.Where(i => i.Kind == ItemKind.Enum && i.Statements.Count > 0)
                .Select(i => $"enum {i.Statements[0].Tree.Text}"))
            .ToHashSet();
    }
}
