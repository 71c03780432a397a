// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Images;

/// <summary>A place in the sources.</summary>
/// <param name="Function">The function that it is in; empty outside of any.</param>
/// <param name="Statement">The statement's text, on one line.</param>
public sealed record SourceStatement(string Function, string Statement);

/// <summary>Knows the function and the statement of each line of sources.</summary>
/// <param name="files">Text of each file by its path, as <see cref="SourceSet"/> has them.</param>
public sealed class StatementIndex(IReadOnlyDictionary<string, string> files)
{
    private const int MostLetters = 90;

    private readonly Dictionary<string, string> _paths = files.Keys.ToDictionary(KernelSources.PathOf);
    private readonly Dictionary<string, SyntaxTree> _trees = [];

    /// <summary>The statement of a line; null where the file is not one of these.</summary>
    /// <param name="path">Path as the compiler knew it.</param>
    /// <param name="line">Line, from 1.</param>
    public SourceStatement? Of(string path, int line)
    {
        if (!_paths.TryGetValue(path, out string? file))
            return null;
        if (!_trees.TryGetValue(file, out SyntaxTree? tree))
            _trees[file] = tree = CSharpSyntaxTree.ParseText(files[file]);
        SourceText text = tree.GetText();

        if (line < 1 || line > text.Lines.Count)
            return null;
        TextLine found = text.Lines[line - 1];
        int start = found.Start + found.ToString().TakeWhile(char.IsWhiteSpace).Count();
        SyntaxNode node = tree.GetRoot().FindToken(Math.Min(start, found.End)).Parent!;
        string function = node.AncestorsAndSelf().OfType<MethodDeclarationSyntax>().FirstOrDefault()
            ?.Identifier.Text ?? "";

        return new SourceStatement(function, Short(found.ToString()));
    }

    private static string Short(string line)
    {
        string words = string.Join(' ', line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

        return words.Length <= MostLetters ? words : words[..(MostLetters - 3)] + "...";
    }
}
