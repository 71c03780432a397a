using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Replay files are whole, of this build, and do the same again; anything else is told.</summary>
public class ReplayFileTests
{
    private static readonly ReplayFile s_file = new(
        KernelSources.Identity, "", [new SourcePatch("kernel/x.cs", "a", "b")], "canary",
        [new SchedulePick(0, 3, 1), new SchedulePick(-1, 0, -2)], "CANARY", "lost",
        "0123456789abcdef");

    [Fact]
    public void File_ComesBack()
    {
        ReplayFile read = ReplayFile.Parse("file", s_file.ToText());

        Assert.Equal(s_file.Schedule, read.Schedule);
        Assert.Equal(s_file.Patches, read.Patches);
        Assert.Equal(s_file.Image, read.Image);
    }

    [Fact]
    public void DamagedFiles_AreToldInOneLine()
    {
        string text = s_file.ToText();
        var random = new Random(1);

        for (int i = 0; i < 1000; i++)
        {
            string damaged = i % 2 == 0 ? text[..random.Next(text.Length)] : Change(text, random);
            var told = Assert.Throws<InvalidDataException>(() => ReplayFile.Parse("file", damaged));
            Assert.DoesNotContain('\n', told.Message);
        }
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("other build")]
    public void Replay_OfABadFile_IsOneLineAndStatusTwo(string how)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        string text = how == "cut" ? s_file.ToText()[..100]
            : (s_file with { Image = "feedfeedfeedfeed" }).ToText();

        File.WriteAllText(path, text);
        try
        {
            (int status, string errors) = PortProcess.Run("replay", path);
            Assert.Equal(2, status);
            Assert.Single(errors.TrimEnd().Split('\n'));
            Assert.Contains(how == "cut" ? "checksum" : "belongs to the build", errors,
                StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Change(string text, Random random)
    {
        char[] changed = text.ToCharArray();
        int at = random.Next(changed.Length);

        changed[at] = changed[at] == 'x' ? 'y' : 'x';
        return new string(changed);
    }
}
