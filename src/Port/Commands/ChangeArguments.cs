// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Reference;
using Linux.Translation.Apply;

namespace Linux.Port.Commands;

/// <summary>What says which change is meant: patches, a tree, or a revision.</summary>
internal sealed class ChangeArguments
{
    private readonly Argument<string[]> _names = new("PATCH|FILE")
    {
        Description = "Patches of C or of the port; with --tree or --git, files to limit it to",
        Arity = ArgumentArity.ZeroOrMore,
    };

    private readonly Option<string?> _tree = Options.Tree();

    private readonly Option<string?> _git = new("--git")
    {
        HelpName = "REPO",
        Description = "A git repository of the kernel",
    };

    private readonly Option<string?> _revision = new("--rev")
    {
        HelpName = "REV",
        Description = "The revision in it, or A..B: what B changed since A",
    };

    private readonly Option<string?> _base = new("--base")
    {
        HelpName = "DIR",
        Description = "The folder of the tree that patches of C are for; by default one in " +
            "$KERNEL_REF or kernel-ref/trees to which they apply",
    };

    /// <summary>Adds them to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Add(_names);
        command.Add(_tree);
        command.Add(_git);
        command.Add(_revision);
        command.Add(_base);
        command.Add(RevisionOption.Option);
    }

    /// <summary>What was given.</summary>
    /// <exception cref="ReferenceException">It fits together in no way, or is broken.</exception>
    public ChangeInput Read(ParseResult given, Workspace workspace)
    {
        var names = given.GetValue(_names) ?? [];
        var (tree, git, revision) =
            (given.GetValue(_tree), given.GetValue(_git), given.GetValue(_revision));
        var folder = given.GetValue(_base);
        string[] of = [.. (given.GetValue(RevisionOption.Option) ?? [])
            .Select(RevisionOption.FileOf)];
        if (tree is null && git is null && revision is null)
        {
            return names.Length > 0 ? ChangeInput.OfPatches(workspace, names, folder, of)
                : throw new ReferenceException(folder is null
                    ? "give a patch, or --tree DIR, or --git REPO --rev REV"
                    : "--base needs a patch to put on it");
        }
        if (of.Length > 0)
            throw new ReferenceException("--revision goes with patches, not with --tree or --git");
        if (folder is not null)
            throw new ReferenceException("--base goes with patches, not with --tree or --git");
        var (now, old) = DiffCommand.Open(tree, git, revision);
        return ChangeInput.OfTree(workspace, now, old, names);
    }
}
