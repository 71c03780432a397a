// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Translation;

public class PatchFileTests
{
    private const string Head = "Subject: A change.\n\n";
    private const string Diff = "--- a/src/Kernel/a.cs\n+++ b/src/Kernel/a.cs\n@@ -1,2 +1,2 @@\n";

    [Fact]
    public void A_hunk_is_what_stands_there_and_what_is_to_stand_there()
    {
        var file = PatchFile.Read("a", Head + Diff + " x\n-y\n+z\n@@ -9,1 +9,2 @@\n v\n+w\n");
        Assert.Equal("A change.", file.Head["Subject"]);
        Assert.Equal(
            [new("a.cs", "x\ny\n", "x\nz\n"), new("a.cs", "v\n", "v\nw\n")], file.Patches);
    }

    [Theory]
    [InlineData("Subject: A change.\n" + Diff, "no empty line")]
    [InlineData("Subject\n\n" + Diff, "'Subject' where")]
    [InlineData(Head, "is empty")]
    [InlineData(Head + Diff + "x\n", "this hunk is cut short")]
    [InlineData(Head + Diff + " x\n-y\n", "this hunk is cut short")]
    [InlineData(Head + " x\n", "holds no patch")]
    [InlineData(Head + "--- a/src/a.cs\n+++ b/src/a.cs\n@@ -1 +1 @@\n-x\n+y\n", "not src/a.cs")]
    public void Another_layout_is_said(string text, string says) => Assert.Contains(says,
        Assert.Throws<ImageException>(() => PatchFile.Read("a", text)).Message);

    [Fact]
    public void Each_file_is_a_change_that_git_apply_takes()
    {
        var files = Directory.GetFiles(Checkout.PathOf("src/Images"), "*.patch",
            SearchOption.AllDirectories);
        Assert.True(files.Length >= 35, $"{files.Length} files");
        Assert.All(files, file => Assert.Equal("", Git("apply", "--check", file)));
        Assert.NotEqual("", Git("apply", "--check", "--reverse", files[0]));
    }

    [Fact]
    public void A_repair_is_named_as_its_finding()
    {
        var known = File.ReadAllText(Checkout.PathOf("docs/findings.md"));
        Assert.All(Repairs.Findings, name => Assert.Contains($"\n## {name}", known));
        Assert.Contains("OWN-EVENT", Repairs.Findings);
    }

    private static string Git(params string[] arguments)
    {
        using var git = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            "git", arguments)
        {
            WorkingDirectory = Checkout.PathOf("."),
            RedirectStandardError = true,
        })!;
        var errors = git.StandardError.ReadToEnd();
        git.WaitForExit();
        return errors;
    }
}
