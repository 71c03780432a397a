// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;

namespace Linux.Translation.Apply;

/// <summary>
/// What a person has written beside a translation: kernel-ref/revisions/NAME may hold a patch of
/// the port that goes on top of what a tree of that name makes of it.
/// </summary>
internal static class HandEdits
{
    private const string Patch = "by-hand.patch";

    /// <summary>The patch for a tree, or null if there is none.</summary>
    public static string? For(string top, SourceTree tree)
    {
        var folder = Path.Combine(top, "kernel-ref", "revisions");
        return !Directory.Exists(folder) ? null : Directory.EnumerateDirectories(folder)
            .Where(f => tree.Name.EndsWith($"-{Path.GetFileName(f)}", StringComparison.Ordinal))
            .Select(f => Path.Combine(f, Patch)).FirstOrDefault(File.Exists);
    }

    /// <summary>The plan with it; where it does not fit, the plan says so.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="plan">What the tree makes of the port.</param>
    /// <param name="file">The patch.</param>
    public static ApplyPlan On(Workspace workspace, ApplyPlan plan, string file)
    {
        var name = Path.GetRelativePath(workspace.Top, file);
        if (plan.Compiled is not { } made)
            return plan;
        try
        {
            var files = OwnEdits.Make(workspace, name, [.. PatchReader.Read(name,
                File.ReadAllText(file)).Select(p => (name, p))], plan.Files);
            var after = made.Edit(files.Where(f => made.Trees.ContainsKey(f.Path))
                .Select(f => (f.Path, f.After)));
            return after.Errors(made).Any() ? Without("does not compile")
                : plan with { Files = files, Compiled = after };
        }
        catch (ReferenceException wrong)
        {
            return Without($"does not apply: {wrong.Message}");
        }

        ApplyPlan Without(string why) =>
            plan with { Notes = [.. plan.Notes, $"{name} {why}; it is left out"] };
    }
}
