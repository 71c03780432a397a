// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Replay files are whole, of this build, and do the same again; anything else is told.</summary>
public class ReplayFileTests
{
    private static readonly ReplayFile s_file = new(
        KernelSources.Identity, "", [new SourcePatch("kernel/x.cs", "a", "b")], "canary",
        [new(0, 3, Decision.Cpu(1)), new(ChoicePoint.Nobody, 0, new(DecisionKind.AdvanceClock))], "CANARY", "lost",
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
    [InlineData("cpu 2")]
    [InlineData("clock")]
    [InlineData("clock latched")]
    [InlineData("no memory")]
    [InlineData("clock early")]
    [InlineData("clock late")]
    [InlineData("stall")]
    [InlineData("hotplug")]
    [InlineData("value 3")]
    public void Decision_IsSpelledInWords(string words)
    {
        string line = $"cpu 1, choice 68: {words}";

        Assert.Equal(words, Decision.Parse(words)?.ToString());
        Assert.Equal(line, ScheduledDecision.Parse(line)?.ToString());
        Assert.Equal(ChoicePoint.Nobody, ScheduledDecision.Parse($"no cpu, choice 0: {words}")?.Cpu);
    }

    [Theory]
    [InlineData("cpu 1, load 57: stale 1", 0)]
    [InlineData("cpu 1, rest 2, load 57: stale 1", 2)]
    public void ALoad_IsCountedSinceARest(string line, int rest)
    {
        ScheduledDecision? known = ScheduledDecision.Parse(line);

        Assert.Equal((rest, 57), (known?.Rest, known?.At));
        Assert.Equal(line, known?.ToString());
    }

    [Theory]
    [InlineData("cpu 1, rest 2, choice 57: stale 1")]
    [InlineData("cpu 1, load 57, rest 2: stale 1")]
    [InlineData("cpu 1, rest , load 57: stale 1")]
    [InlineData("cpu 1, rest 2, choice 57: cpu 2")]
    [InlineData("cpu 1, rest 2: stale 1")]
    public void OtherOrdersOfWords_AreNoLoad(string line)
        => Assert.Null(ScheduledDecision.Parse(line));

    [Theory]
    [InlineData("cpu")]
    [InlineData("cpu -1")]
    [InlineData("clock 1")]
    [InlineData("cpu 99999999999")]
    [InlineData("value")]
    [InlineData("")]
    [InlineData("-2")]
    public void OtherWords_AreNoDecision(string words)
    {
        Assert.Null(Decision.Parse(words));
        Assert.Null(ScheduledDecision.Parse($"cpu 1, choice 68: {words}"));
    }

    [Fact]
    public void EveryKind_HasItsOwnWords()
    {
        DecisionKind[] kinds = Enum.GetValues<DecisionKind>();

        Assert.All(kinds, kind => Assert.Equal(kind, Decision.Parse(new Decision(kind).ToString())?.Kind));
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("numbered")]
    [InlineData("other build")]
    public void Replay_OfABadFile_IsOneLineAndStatusTwo(string how)
    {
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid()}.json");
        string text = how switch
        {
            "cut" => s_file.ToText()[..100],
            "numbered" => s_file.ToText().Replace("\"cpu 0, choice 3: cpu 1\"",
                "{ \"Cpu\": 0, \"At\": 3, \"Pick\": 1 }", StringComparison.Ordinal),
            _ => (s_file with { Image = "feedfeedfeedfeed" }).ToText(),
        };

        File.WriteAllText(path, text);
        try
        {
            (int status, string errors) = PortProcess.Run("replay", path);
            Assert.Equal(2, status);
            Assert.Single(errors.TrimEnd().Split('\n'));
            Assert.Contains(how switch
            {
                "cut" => "checksum",
                "numbered" => "as numbers",
                _ => "belongs to the build",
            }, errors, StringComparison.Ordinal);
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
