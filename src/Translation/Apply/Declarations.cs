// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;
using Linux.Translation.Port;

namespace Linux.Translation.Apply;

/// <summary>
/// The port with everything declared that a tree brings, before the body of a function is looked
/// at: so that functions of one patch know each other, and its fields, types and parameters.
/// </summary>
/// <param name="Workspace">The repository with those texts.</param>
/// <param name="Port">The same as the compiler sees it; its bodies need not compile.</param>
/// <param name="Texts">The files that differ from the repository's, by path.</param>
/// <param name="Problems">What cannot be declared.</param>
/// <param name="Notes">What a person should look at.</param>
internal sealed record Declarations(
    Workspace Workspace, PortCompilation Port, IReadOnlyDictionary<string, string> Texts,
    IReadOnlyList<TranslationProblem> Problems, IReadOnlyList<string> Notes)
{
    private const int MostRounds = 5;
    private const string Usings = "src/Kernel/GlobalUsings.cs";

    /// <summary>Declares what the units bring, until nothing is left that can be.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="port">The port as the compiler sees it.</param>
    /// <param name="units">The C.</param>
    /// <param name="renamed">Files of the port in which names are other ones.</param>
    /// <param name="config">Says which options are on.</param>
    public static Declarations Make(
        Workspace workspace, PortCompilation port, IReadOnlyList<Followed> units,
        IReadOnlyDictionary<string, string> renamed, KernelConfig config)
    {
        var made = new Declarations(workspace, port, new Dictionary<string, string>(), [], []);
        if (renamed.Count > 0)
            made = made.Edit(renamed);
        var done = new HashSet<(string, ItemKind, string)>();
        var wanted = new Wanted();
        var given = new HashSet<string>();
        for (var round = 1; round <= MostRounds; round++)
        {
            var before = done.Count;
            made = made.Round(units, done, wanted);
            if (made.Problems.Count == 0)
                break;
            var without = made;
            if (wanted.Names.Where(given.Add).ToList().Count > 0)
                made = WantedDeclarations.Values(made, units, wanted, config);
            if (made == without && done.Count == before)
                break;
        }
        made = made.WithoutNames(units);
        var sized = SizedStructs.Fix(port, made.Port);
        return sized.Count == 0 ? made : made.Edit(sized);
    }

    /// <summary>The same with other texts of files, compiled.</summary>
    public Declarations Edit(IReadOnlyDictionary<string, string> edits)
    {
        var texts = new Dictionary<string, string>(Texts);
        foreach (var (path, text) in edits)
            texts[path] = text;
        return this with
        {
            Workspace = Workspace.With(texts),
            Port = Port.Edit(edits.Select(e => (e.Key, e.Value))),
            Texts = texts,
        };
    }

    /// <summary>The same with another text of a file.</summary>
    public Declarations With(string path, string text) =>
        this with { Texts = new Dictionary<string, string>(Texts) { [path] = text } };

    // Where the port has code of its own under a file's names, it goes on having it: of a patch
    // that is so for fields, which nothing that is ported may need.
    private Declarations WithoutNames(IReadOnlyList<Followed> units)
    {
        var names = units.Where(u => u.Pin.Level == PinLevel.Names)
            .ToDictionary(u => u.Pin.File);
        var left = Problems.Where(p => names.TryGetValue(p.File, out var unit) &&
            (unit.Touched is null || unit.Unit.Items.Exists(i => i.Kind == ItemKind.Struct &&
                i.Line <= p.Line && p.Line <= i.EndLine))).ToList();
        return left.Count == 0 ? this : this with
        {
            Problems = [.. Problems.Except(left)],
            Notes = [.. Notes, .. left.Select(p => $"{p}; the port's own stays")],
        };
    }

    private Declarations Round(
        IReadOnlyList<Followed> units, HashSet<(string, ItemKind, string)> done, Wanted wanted)
    {
        var texts = new Dictionary<string, string>(Texts);
        var problems = new List<TranslationProblem>();
        List<string> notes = [.. Notes];
        foreach (var unit in units)
        {
            if (unit.Diff(Workspace, out var file) is not { } diff)
                continue;
            var path = PortTree.PathOf(unit.Pin.File);
            if (file is null)
            {
                problems.Add(new(unit.Pin.File, 1, "the port has no file of it"));
                continue;
            }
            var edit = new PortFileEdit(
                unit.Unit, unit.From, file, Port, _ => new HashSet<string>(), _ => null, wanted,
                unit.Moved);
            var after = edit.Declare(diff, done);
            problems.AddRange(edit.Problems);
            notes.AddRange(edit.Notes);
            if (after != Port.Trees[path].ToString())
                texts[path] = after;
            // Members of an enum go without its name, as in C.
            foreach (var type in edit.Enums)
                texts[Usings] = (texts.GetValueOrDefault(Usings) ?? Port.Trees[Usings].ToString())
                    .TrimEnd('\n') + $"\nglobal using static Linux.{type};\n";
        }
        return texts.Count == 0 ? this with { Problems = problems, Notes = notes }
            : new(Workspace.With(texts), Port.Edit(texts.Select(t => (t.Key, t.Value))), texts,
                problems, notes);
    }
}
