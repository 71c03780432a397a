// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Patches;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation;

public class PatchTests
{
    private const string Before = "one\ntwo\nthree\nfour\nfive\nsix\n";

    private const string Patch = """
        From 0123 Mon Sep 17 00:00:00 2001
        Subject: [PATCH 1/2] a: b

        --- not a patch yet
        ---
         a.c | 2 +-
        diff --git a/a.c b/a.c
        --- a/a.c
        +++ b/a.c
        @@ -2,3 +2,3 @@ five
         two
        -three
        +3
         four
        -- 
        2.40

        """;

    private sealed class Text(string text) : SourceTree
    {
        public override IReadOnlyList<string> FilesWith(
            IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) => [];

        public override string? Read(string path) => path == "a.c" ? text : null;
    }

    private static string? Apply(string text, string patch)
    {
        var tree = PatchedTree.Make(new Text(text) { Name = "base" }, "p",
            PatchReader.Read("p", patch).Select(f => ("p", f)));
        return tree.Read("a.c");
    }

    [Fact]
    public void A_mail_changes_what_its_hunks_say() =>
        Assert.Equal(Before.Replace("three", "3"), Apply(Before, Patch));

    [Fact]
    public void A_series_applies_in_order() =>
        Assert.Equal(Before.Replace("three", "drei"),
            Apply(Before, Patch + Patch.Replace("-three", "-3").Replace("+3\n", "+drei\n")));

    [Fact]
    public void Lines_that_moved_are_found() =>
        Assert.Equal("zero\nzero\n" + Before.Replace("three", "3"),
            Apply("zero\nzero\n" + Before, Patch));

    [Theory]
    [InlineData("", "p is empty")]
    [InlineData("<!DOCTYPE html><html>", "p is a page of HTML; take the patch itself, such as " +
        "an archive's raw form")]
    [InlineData("Hello,\nplease apply.\n", "p holds no patch")]
    [InlineData("diff --git a/a.c b/a.c\nindex 1..2\n", "p is cut short, or changes no text")]
    [InlineData("--- a/a.c\n+++ b/a.c\n", "p is cut short: a.c has no hunk")]
    [InlineData("--- a/a.c\n+++ b/a.c\n@@ -2,3 +2,3 @@\n two\n-three\n",
        "p:3: this hunk is cut short or was wrapped on its way")]
    [InlineData("--- a/a.c\n+++ b/a.c\n@@ -2,2 +2,2 @@\n two\n-three\nwrapped\n+3\n",
        "p:3: this hunk is cut short or was wrapped on its way")]
    [InlineData("--- a/b.c\n+++ b/b.c\n@@ -1,1 +1,1 @@\n-one\n+1\n", "p: base has no b.c")]
    [InlineData("--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,1 @@\n-ten\n+10\n",
        "p: the hunk at line 1 does not apply to a.c of base")]
    [InlineData("--- a/a.c\n+++ b/a.c\n@@ -1,1 +1,1 @@\n-1\n+one\n",
        "p: a.c has line 1's change already: the patch is applied, or reversed")]
    public void What_is_no_patch_of_the_tree_is_one_line(string patch, string message)
    {
        var mistake = Assert.Throws<ReferenceException>(() => Apply(Before, patch));
        Assert.Equal(message, mistake.Message);
    }

    [Fact]
    public void A_difference_is_written_as_a_patch_that_applies()
    {
        var after = Before.Replace("two", "2").Replace("six\n", "");
        Assert.Equal(after, Apply(Before, UnifiedDiff.Write("a.c", Before, after)));
        Assert.Equal("", UnifiedDiff.Write("a.c", Before, Before));
    }
}
