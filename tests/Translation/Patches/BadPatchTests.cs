// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation;

/// <summary>What is handed in as a patch, and is none that can be used, is told in one line.</summary>
public sealed class BadPatchTests : IDisposable
{
    private const string Good = "--- a/kernel/time/timer.c\n+++ b/kernel/time/timer.c\n" +
        "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n";

    private readonly string _root = Directory.CreateTempSubdirectory("patches").FullName;

    public BadPatchTests()
    {
        Put("base/kernel/time/timer.c", "one\ntwo\nthree\n");
        Put("base/kernel/time/time.c", "four\n");
        Put("base/net/core/dev.c", "one\ntwo\nthree\n");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private string Put(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
        return file;
    }

    private ChangeInput Read(string text) => ChangeInput.OfPatches(
        Samples.Workspace, [Put("p.patch", text)], Path.Combine(_root, "base"));

    public static TheoryData<string, string> Bad => new()
    {
        { "", "is empty" },
        { "  \n\n", "is empty" },
        { "<!DOCTYPE html><html><pre>diff</pre></html>", "is a page of HTML" },
        { "<?xml version=\"1.0\"?>\n<html>\n" + Good, "is a page of HTML" },
        { "\n<HTML><body>" + Good, "is a page of HTML" },
        { "Hello,\nplease apply.\n", "holds no patch" },
        { "Content-Transfer-Encoding: base64\n\n" + new string('A', 75) + "\n",
            "says that it is base64, and is not" },
        { "diff --git a/a.c b/a.c\nindex 1..2 100644\nGIT binary patch\nliteral 3\n",
            "changes binary files alone" },
        { "diff --git a/a.c b/a.c\nBinary files a/a.c and b/a.c differ\n",
            "changes binary files alone" },
        { "diff --git a/kernel/time/timer.c b/kernel/time/timer.c\nold mode 100644\n" +
            "new mode 100755\n", "changes the mode of files" },
        { "diff --git a/kernel/time/timer.c b/kernel/time/wheel.c\nsimilarity index 100%\n" +
            "rename from kernel/time/timer.c\nrename to kernel/time/wheel.c\n",
            "renames files and changes no line" },
        { "diff --git a/a.c b/a.c\nindex 1..2\n", "is cut short, or changes no text" },
        { Good[..^8], "cut short or was wrapped" },
        { Good.Replace("two", "ten"), "does not apply to kernel/time/timer.c of base" },
        { Good.Replace("-two\n+2", "-2\n+two"), "the patch is applied, or reversed" },
        { Good.Replace("kernel/time/timer.c", "net/core/dev.c"),
            "touches no file that is ported: net/core/dev.c" },
        { Good.Replace("kernel/time/timer.c", "kernel/time/hrtimer.c"),
            "base has no kernel/time/hrtimer.c" },
        { "@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n", "no --- and +++ lines" },
        { "From 0123456789ab Mon Sep 17 00:00:00 2001\nSubject: [PATCH] x\n---\n" +
            " kernel/time/time.c  | 2 +-\n kernel/time/timer.c | 2 +-\n" +
            " 2 files changed, 2 insertions(+), 2 deletions(-)\n\n" + Good,
            "its summary says +2 -2 lines in 2 files, and it has +1 -1 in 1" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_bad_patch_is_refused_in_one_line(string text, string reason)
    {
        var refusal = Assert.Throws<ReferenceException>(() => Read(text));
        Assert.Contains(reason, refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_file_with_a_byte_0_is_refused() =>
        Assert.ThrowsAny<Exception>(() => Read(Good + "\0"));

    [Fact]
    public void A_series_with_a_cover_letter_is_read_and_what_is_not_ported_is_named()
    {
        var input = Read("From 0123456789ab Mon Sep 17 00:00:00 2001\nSubject: [PATCH 0/2] x\n\n" +
            " 5 files changed, 70 insertions(+), 3 deletions(-)\n\n" +
            "From 0123456789ac Mon Sep 17 00:00:00 2001\nSubject: [PATCH 1/2] x\n---\n" +
            " 1 file changed, 1 insertion(+), 1 deletion(-)\n\n" + Good + "-- \n2.40\n\n" +
            "From 0123456789ad Mon Sep 17 00:00:00 2001\nSubject: [PATCH 2/2] y\n---\n" +
            Good.Replace("kernel/time/timer.c", "net/core/dev.c"));
        Assert.Equal(["kernel/time/timer.c"], input.Pins.Select(p => p.File));
        Assert.Equal(["net/core/dev.c is not ported"], input.Notes);
        Assert.Equal("one\n2\nthree\n", input.Tree!.Read("kernel/time/timer.c"));
        Assert.Equal("one\ntwo\nthree\n", input.Origin!.Read("kernel/time/timer.c"));
    }

    [Fact]
    public void A_patch_with_line_ends_of_another_system_applies() => Assert.Equal(
        "one\n2\nthree\n",
        Read(Good.Replace("\n", "\r\n")).Tree!.Read("kernel/time/timer.c"));

    [Theory]
    [InlineData("a/", "b/")]
    [InlineData("", "")]
    [InlineData("./", "./")]
    [InlineData("linux-7.2.orig/", "linux-7.2/")]
    [InlineData("i/", "w/")]
    public void What_the_folders_of_a_diff_are_called_is_no_part_of_a_path(
        string old, string now) =>
        Assert.Equal("one\n2\nthree\n", Read(Good.Replace("--- a/", $"--- {old}")
            .Replace("+++ b/", $"+++ {now}")).Tree!.Read("kernel/time/timer.c"));

    [Fact]
    public void A_mail_is_read_as_it_was_before_it_was_sent()
    {
        const string Head = "Subject: x\nContent-Transfer-Encoding: ";
        var two = Good.Replace("+2", "+t =C3=A9 =3D 2");
        var quoted = Read(Head + "quoted-printable\n\n" + two.Replace("\n one", "\n o=\nne"));
        Assert.Equal("one\nt \u00e9 = 2\nthree\n", quoted.Tree!.Read("kernel/time/timer.c"));
        // A mail program may have done it already.
        var read = Read(Head + "quoted-printable\n\n" + Good.Replace("+2", "+a =3D b = 2"));
        Assert.Equal("one\na =3D b = 2\nthree\n", read.Tree!.Read("kernel/time/timer.c"));
        var base64 = Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Good),
            Base64FormattingOptions.InsertLineBreaks);
        Assert.Equal("one\n2\nthree\n",
            Read(Head + "base64\n\n" + base64).Tree!.Read("kernel/time/timer.c"));
    }

    [Fact]
    public void A_patch_of_the_port_needs_no_tree()
    {
        var input = Read("--- a/src/Kernel/kernel/time/timer.c.cs\n" +
            "+++ b/src/Kernel/kernel/time/timer.c.cs\n@@ -1,1 +1,1 @@\n-x\n+y\n");
        Assert.Null(input.Tree);
        Assert.Single(input.Own);
    }
}
