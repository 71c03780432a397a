// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Translation.Port;

namespace Linux.Translation;

/// <summary>A named part of a C file in C#.</summary>
public sealed record TranslatedItem(
    string File, string Name, int Line, string Code, IReadOnlyList<TranslationProblem> Problems);

/// <summary>Translates whole files, or functions by name, of a tree.</summary>
public sealed class ItemTranslator(Workspace workspace, SourceTree tree)
{
    private readonly PortCompilation _port = PortCompilation.Open(workspace.Top);

    /// <summary>
    /// The functions of a file, or those of the given names in it; their text is that of new
    /// methods, without what the port's own say above them.
    /// </summary>
    /// <exception cref="ReferenceException">The tree has no such file.</exception>
    public List<TranslatedItem> File(string file, IReadOnlySet<string>? only = null)
    {
        var text = tree.Read(file) ??
            throw new ReferenceException($"{tree.Name} has no {file}");
        var unit = CReader.Read(file, text, workspace.Config());
        var names = new PortNames(_port.Compilation,
            _port.Trees.GetValueOrDefault(PortTree.PathOf(file)) ??
            _port.Trees[PortTree.PathOf("kernel/time/timer.c")]);
        var translator = new FunctionTranslator(names, unit);
        return [.. unit.Items
            .Where(i => i.Off is null && i.Kind == ItemKind.Function &&
                only?.Contains(i.Name) != false)
            .Select(i =>
            {
                var done = translator.Whole(i, new HashSet<string>());
                return new TranslatedItem(file, i.Name, i.Line, done.Code, done.Problems);
            })];
    }
}
