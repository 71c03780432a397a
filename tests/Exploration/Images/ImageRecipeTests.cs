// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Two recipes have the key of one image only where their images cannot differ.</summary>
public class ImageRecipeTests
{
    private const string File = "kernel/time/timer_migration.c.cs";

    [Fact]
    public void Sources_AreOfTheProgram_AndTheWheelIsAmongThem()
    {
        Assert.Empty(SourceSet.Embedded.Differing);
        Assert.Contains("kernel/time/timer.c.cs", SourceSet.Embedded.Files.Keys);
        Assert.Contains("Selftests/GlobalUsings.cs", SourceSet.Embedded.Files.Keys);
    }

    [Fact]
    public void Key_IsTheSameAgain_AndChangesWithEachPart()
    {
        SourceSet commented = Changed(File, text => text + "\n// A comment.\n");
        SourcePatch patch = Patch();
        string[] keys =
        [
            .. Enum.GetValues<ImageKind>().Select(kind => Key(SourceSet.Embedded, [], kind)),
            Key(SourceSet.Embedded, [patch], ImageKind.Explored),
            Key(commented, [], ImageKind.Explored),
            Key(commented, [patch], ImageKind.Explored),
        ];

        Assert.Equal(keys.Length, keys.Distinct().Count());
        Assert.All(keys, key => Assert.Matches("^[0-9a-f]{64}$", key));
        Assert.Equal(keys[0], Key(SourceSet.Embedded, [], ImageKind.Plain));
    }

    [Fact]
    public void PatchAndEdit_OfTheSameText_AreTheSameImage()
    {
        SourcePatch patch = Patch();

        Assert.Equal(Key(SourceSet.Embedded, [patch], ImageKind.Explored),
            Key(Changed(File, patch.Apply), [], ImageKind.Explored));
    }

    [Fact]
    public void EditedSelftest_ChangesTheProgram_AndNoImageThatExplores()
    {
        SourceSet edited = Changed("Selftests/GlobalUsings.cs", text => text + "\n");

        Assert.Equal(Key(SourceSet.Embedded, [], ImageKind.Explored), Key(edited, [], ImageKind.Explored));
        Assert.NotEqual(Key(SourceSet.Embedded, [], ImageKind.Program), Key(edited, [], ImageKind.Program));
        Assert.Equal(SourceSet.Embedded.Identity, edited.Identity);
    }

    [Fact]
    public void UnchangedKernel_IsTheLinkedOne_UnlessItExplores()
    {
        Assert.True(ImageRecipe.Of(SourceSet.Embedded, [], ImageKind.Plain).IsLinked);
        Assert.True(ImageRecipe.Of(SourceSet.Embedded, [], ImageKind.Program).IsLinked);
        Assert.False(ImageRecipe.Of(SourceSet.Embedded, [], ImageKind.Explored).IsLinked);
        Assert.False(ImageRecipe.Of(SourceSet.Embedded, [Patch()], ImageKind.Plain).IsLinked);
    }

    [Fact]
    public void PatchThatDoesNotApply_IsToldWithItsFile()
    {
        var missing = new SourcePatch(File, "no such text", "");
        var told = Assert.Throws<ImageException>(() => ImageRecipe.Of(SourceSet.Embedded, [missing], ImageKind.Plain));

        Assert.Contains(File, told.Message, StringComparison.Ordinal);
        Assert.Throws<ImageException>(
            () => ImageRecipe.Of(SourceSet.Embedded, [missing with { File = "nowhere.cs" }], ImageKind.Plain));
    }

    /// <summary>Replaces the file's last line, which stands there once.</summary>
    private static SourcePatch Patch()
    {
        string text = SourceSet.Embedded.Files[File];
        string tail = text[^200..];

        return new SourcePatch(File, tail, tail + "// patched\n");
    }

    private static SourceSet Changed(string file, Func<string, string> change)
    {
        var files = SourceSet.Embedded.Files.ToDictionary();

        files[file] = change(files[file]);
        return new SourceSet(files, "/somewhere");
    }

    private static string Key(SourceSet sources, SourcePatch[] patches, ImageKind kind)
        => ImageRecipe.Of(sources, patches, kind).Key();
}
