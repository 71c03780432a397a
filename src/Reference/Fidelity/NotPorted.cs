// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;

namespace Linux.Reference.Fidelity;

/// <summary>One name that is left out on purpose.</summary>
public sealed record NotPortedEntry(string Name, string File, string Reason);

/// <summary>What is left out on purpose, from kernel-ref/not-ported.json.</summary>
public sealed class NotPorted(IReadOnlyList<NotPortedEntry> entries)
{
    private static readonly JsonSerializerOptions Options =
        new() { PropertyNameCaseInsensitive = true };

    /// <summary>All entries.</summary>
    public IReadOnlyList<NotPortedEntry> Entries { get; } = entries;

    /// <summary>Reads the text of the list.</summary>
    /// <exception cref="ReferenceException">It is not a list of names with files and
    /// reasons.</exception>
    public static NotPorted Parse(string text, string path = "kernel-ref/not-ported.json")
    {
        try
        {
            var entries = JsonSerializer.Deserialize<List<NotPortedEntry>>(text, Options) ?? [];
            if (entries.Find(e =>
                string.IsNullOrWhiteSpace(e.Name) || string.IsNullOrWhiteSpace(e.File) ||
                                  string.IsNullOrWhiteSpace(e.Reason)) is { } bad)
                throw new ReferenceException(
                    $"{path}: an entry lacks its name, file or reason: {bad}");
            return new(entries);
        }
        catch (JsonException e)
        {
            throw new ReferenceException($"{path}: {e.Message.ReplaceLineEndings(" ")}");
        }
    }

    /// <summary>Why a name is left out, or null if it is not on the list.</summary>
    public string? Reason(string file, string name) =>
        Entries.FirstOrDefault(e => e.File == file && e.Name == name)?.Reason;

    /// <summary>Entries that are wrong: ported after all, or not in the pinned source.</summary>
    public IEnumerable<string> Mistakes(IEnumerable<Pin> pins, IReadOnlyList<PortFile> port)
    {
        var byFile = pins.ToDictionary(p => p.File);
        foreach (var entry in Entries)
        {
            if (!byFile.TryGetValue(entry.File, out var pin))
                yield return $"{entry.Name}: no pin of {entry.File}";
            else if (!pin.Items.Exists(i => i.Name == entry.Name && i.Off is null))
                yield return $"{entry.Name}: not in {entry.File} of {pin.Source}";
            else if (port.FirstOrDefault(f => f.Path == PortTree.PathOf(entry.File))?
                         .Unit.Items.Exists(i => i.Name == entry.Name) == true)
                yield return $"{entry.Name}: is ported in {PortTree.PathOf(entry.File)}";
        }
    }
}
