// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Tests.Translation;

public class SourcePatchesTests
{
    private const string File = "src/Kernel/kernel/time/timer.c.cs";

    private static string Apply(FileEdit edit) => SourcePatches.Of(edit).Aggregate(edit.Before,
        (text, patch) => patch.Find.Length == 0 ? patch.Replace : patch.Apply(text));

    [Theory]
    [InlineData("a\na\na\n", "a\nb\na\n")]
    [InlineData("a\na\na\n", "a\na\na\na\n")]
    [InlineData("a\nb\n", "")]
    [InlineData("", "a\n")]
    [InlineData("a\nb\na\nb\na\n", "b\na\nb\n")]
    [InlineData("a\nb", "a\nb\n")]
    public void An_edit_is_made_by_its_patches(string before, string after) =>
        Assert.Equal(after, Apply(new(File, before, after)));

    [Fact]
    public void A_random_edit_of_lines_that_repeat_is_made_by_its_patches()
    {
        var chance = new Random(7);
        string Draw(int lines) => string.Concat(Enumerable.Range(0, lines)
            .Select(_ => (char)('a' + chance.Next(4)) + "\n"));
        for (var i = 0; i < 300; i++)
        {
            var (before, after) = (Draw(chance.Next(1, 30)), Draw(chance.Next(1, 30)));
            Assert.Equal(after, Apply(new(File, before, after)));
        }
    }

    [Fact]
    public void Every_bug_that_can_be_put_back_is_a_patch_of_the_functions_that_it_changes()
    {
        foreach (var bug in PutBackBugs.All)
        {
            var files = bug.Patches.GroupBy(p => p.File).Select(g => new FileEdit(
                "src/Kernel/" + g.Key, KernelSources.Files[g.Key],
                g.Aggregate(KernelSources.Files[g.Key], (text, patch) => patch.Apply(text)))).ToList();
            Assert.All(files, edit => Assert.Equal(edit.After, Apply(edit)));
            Assert.NotEmpty(files.SelectMany(
                f => ChangedFunction.Of(f.Path, f.Before, f.After)));
        }
    }

    [Fact]
    public void A_comment_changes_no_function() => Assert.Empty(ChangedFunction.Of(File,
        "class A { void B() { C(); } }", "class A { /* new */ void B() { C();  // here\n } }"));
}
