// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;

namespace Linux.Reference;

/// <summary>The repository: its port, pins, configuration and list of what is left out.</summary>
public sealed class Workspace
{
    private readonly Lazy<List<PortFile>> _port;
    private readonly Lazy<List<Pin>> _pins;
    private readonly Lazy<NotPorted> _notPorted;

    private readonly IReadOnlyDictionary<string, string> _edits;

    private Workspace(string top, IReadOnlyDictionary<string, string> edits)
    {
        Top = top;
        _edits = edits;
        _port = new(() => edits.Count == 0 ? PortTree.Read(Top)
            : PortReader.Read(PortTree.Read(Top).Select(f => (f.Path, Text(f.Path, f.Path)))));
        _pins = new(ReadPins);
        _notPorted = new(() => Fidelity.NotPorted.Parse(Text("not-ported.json")));
    }

    /// <summary>The same with other texts in files, by their paths; none of them is written.
    /// </summary>
    public Workspace With(IReadOnlyDictionary<string, string> edits) => new(Top, edits);

    /// <summary>The same with other texts in more files.</summary>
    public Workspace And(IReadOnlyDictionary<string, string> edits) =>
        edits.Count == 0 ? this : new(Top, _edits.Concat(edits)
            .GroupBy(e => e.Key).ToDictionary(g => g.Key, g => g.Last().Value));

    /// <summary>The folder that holds Port.sln.</summary>
    public string Top { get; }

    /// <summary>Where pins are kept.</summary>
    public string PinFolder => Path.Combine(Top, "kernel-ref", "pins");

    /// <summary>The ported files.</summary>
    public IReadOnlyList<PortFile> Port => _port.Value;

    /// <summary>All pins, in order of files.</summary>
    public IReadOnlyList<Pin> Pins => _pins.Value;

    /// <summary>Opens the repository around <paramref name="from"/>.</summary>
    /// <exception cref="ReferenceException">It is not in a repository.</exception>
    public static Workspace Open(string from) =>
        PortTree.Find(from) is { } top
            ? new(top, new Dictionary<string, string>())
            : throw new ReferenceException(
                $"{from} is not inside the repository: no Port.sln above it");

    /// <summary>kernel-ref/config.</summary>
    public KernelConfig Config() => KernelConfig.Parse(Text("config"));

    /// <summary>kernel-ref/files.</summary>
    public PinScope Scope() => PinScope.Parse(Text("files"));

    /// <summary>kernel-ref/not-ported.json.</summary>
    public NotPorted NotPorted() => _notPorted.Value;

    /// <summary>The pins of the named files; all of them if none is named.</summary>
    /// <exception cref="ReferenceException">A name fits no pin.</exception>
    public IReadOnlyList<Pin> Select(IReadOnlyList<string> files)
    {
        if (Pins.Count == 0)
            throw new ReferenceException(
                $"no pins in {PinFolder}; write them with `port pin --tree DIR`");
        if (files.Count == 0)
            return Pins;
        return [.. files.SelectMany(name =>
        {
            var wanted = name.Replace('\\', '/');
            var found = Pins.Where(p => p.File == wanted || PortTree.PathOf(p.File) == wanted ||
                p.File.EndsWith("/" + wanted, StringComparison.Ordinal)).ToList();
            return found.Count > 0
                ? found
                : throw new ReferenceException(
                    Never(wanted) ?? $"no pin of {name}; kernel-ref/pins names what there is");
        })];
    }

    private string? Never(string name) =>
        Scope().Never.FirstOrDefault(f => f.File == name || PortTree.PathOf(f.File) == name ||
            f.File.EndsWith("/" + name, StringComparison.Ordinal)) is { } file
            ? $"{file.File} is not compared: {file.Reason}"
            : null;

    /// <summary>The text of a file of the repository by its path in it, or null.</summary>
    public string? Read(string path) => _edits.GetValueOrDefault(path) ??
        (File.Exists(Path.Combine(Top, path)) ? File.ReadAllText(Path.Combine(Top, path)) : null);

    private string Text(string name) => Text($"kernel-ref/{name}", name);

    private string Text(string relative, string name)
    {
        var path = Path.Combine(Top, relative);
        return _edits.TryGetValue(relative, out var edited) ? edited
            : File.Exists(path)
            ? File.ReadAllText(path)
            : throw new ReferenceException($"{path} is missing");
    }

    private List<Pin> ReadPins()
    {
        if (!Directory.Exists(PinFolder))
            return [];
        return [.. Directory.EnumerateFiles(PinFolder, "*.json").Order(StringComparer.Ordinal)
            .Select(p => Path.GetRelativePath(Top, p).Replace('\\', '/'))
            .Select(p => PinFile.Read(p, Text(p, p)))
            .OrderBy(p => p.File, StringComparer.Ordinal)];
    }
}
