// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Diff;

namespace Linux.Tests.Reference.Edits;

/// <summary>A tree in memory: the files of another one, some of them with another text.</summary>
internal sealed class EditedTree(IReadOnlyDictionary<string, string> files) : SourceTree
{
    public IReadOnlyDictionary<string, string> Files { get; } = files;

    /// <summary>The tree after an edit; a text that is null deletes its file.</summary>
    public EditedTree With(params (string File, string? Text)[] edits)
    {
        var files = new Dictionary<string, string>(Files);
        foreach (var (file, text) in edits)
        {
            files.Remove(file);
            if (text is not null)
                files[file] = text;
        }
        return new(files) { Name = "edited" };
    }

    public override string? Read(string path) => Files.GetValueOrDefault(path);

    public override IReadOnlyList<string> FilesWith(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) =>
        [.. Files.Where(f => folders.Contains(Path.GetDirectoryName(f.Key)!.Replace('\\', '/')) &&
            words.Any(f.Value.Contains)).Select(f => f.Key)];
}
