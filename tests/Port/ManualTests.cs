// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port;
using Linux.Port.Explanations;

namespace Linux.Tests.Port;

/// <summary>
/// What the program says about itself: pages of the manual, completion, explanations.
/// </summary>
public sealed class ManualTests
{
    [Fact]
    public void Man_HasAPageOfEachCommand_WithItsOptions()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("port-man-");

        try
        {
            Assert.Equal((0, "", ""), PortCall.Run("man", folder.FullName));
            RootCommand root = PortCommands.Create();
            Command[] all = [.. root.Subcommands.Where(command => !command.Hidden)];

            Assert.Equal(all.Length + 1, folder.GetFiles("*.1").Length);
            Assert.All(all, command => HoldsAll(command, File.ReadAllText(
                Path.Combine(folder.FullName, $"port-{command.Name}.1"))));
            string program = File.ReadAllText(Path.Combine(folder.FullName, "port.1"));
            Assert.All(all, command => Assert.Contains(
                $".BR port-{Hyphens(command.Name)} (1)", program, StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [InlineData("port expl", "explore", "explain")]
    [InlineData("port run --wor", "--workload")]
    [InlineData("port run --workload per", "periodic")]
    [InlineData("port explore finding-sib", "finding-sibling-sleeps")]
    [InlineData("port explain KT600", "KT6001")]
    [InlineData("port bench --part ev", "events")]
    public void Complete_NamesWhatMayStandThere(string line, params string[] words)
    {
        (int status, string output, _) = PortCall.Run("complete", line);
        string last = line[(line.LastIndexOf(' ') + 1)..];

        Assert.Equal(0, status);
        Assert.Superset(words.ToHashSet(), output.Split('\n').ToHashSet());
        Assert.All(output.Split('\n', StringSplitOptions.RemoveEmptyEntries),
            word => Assert.StartsWith(last, word, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("bash", "complete -o default -F _port port")]
    [InlineData("zsh", "compdef _port port")]
    [InlineData("fish", "complete -c port")]
    public void Completion_IsAScriptThatAsks(string shell, string line)
    {
        (int status, string output, _) = PortCall.Run("completion", shell);

        Assert.Equal(0, status);
        Assert.Contains(line, output, StringComparison.Ordinal);
        Assert.Contains("port complete ", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("I5", "stands in its parent's queue")]
    [InlineData("r-09", "without that CPU's lock")]
    [InlineData("r09-remote-fetch", "without that CPU's lock")]
    [InlineData("R-25", "docs/races.md")]
    [InlineData("KT6001", "docs/rules/KT6001.md")]
    [InlineData("SIBLING-SLEEPS", "A timer lost between two siblings")]
    [InlineData("bucket", "One list of a wheel")]
    public void Explain_SaysWhatANameStandsFor(string name, string says)
    {
        (int status, string output, string errors) = PortCall.Run("explain", name);

        Assert.Equal((0, ""), (status, errors));
        Assert.Contains(
            says, string.Join(
            ' ', output.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Handbook_HasEveryInvariantRaceRuleAndFinding()
    {
        Assert.Equal(16, Handbook.All.Count(one => one.Kind == "an invariant"));
        Assert.True(Handbook.All.Count(one => one.Kind == "a rule") > 40);
        Assert.True(Handbook.All.Count(one => one.Kind == "a finding") >= 14);
        Assert.All(Images.PutBackBugs.All.Where(
            bug => bug.Name.StartsWith("r0", StringComparison.Ordinal)),
            bug => Assert.NotEmpty(Handbook.Of(bug.Name)));
        Assert.All(Handbook.All, one
            => Assert.False(string.IsNullOrWhiteSpace(one.Text), one.Name));
    }

    [Fact]
    public void Paragraphs_FitTheirColumns()
    {
        using var written = new StringWriter { NewLine = "\n" };

        Paragraphs.Write(
            written, "one two three four\nfive six\n\n    kept as it is, however long\nlabel  a b "
            + "c d e f g", 12);

        Assert.Equal(
            "one two\nthree four\nfive six\n\n    kept as it is, however long\nlabel  a b\n       "
            + "c d\n       e f\n       g",
            written.ToString().TrimEnd('\n'));
    }

    private static void HoldsAll(Command command, string page)
    {
        Assert.StartsWith(".\\\" SPDX", page, StringComparison.Ordinal);
        Assert.Contains($"port\\-{Hyphens(command.Name)} \\- ", page, StringComparison.Ordinal);
        Assert.All(command.Options.Where(option => !option.Hidden),
            option => Assert.Contains(
                $"\\fB{Hyphens(option.Name)}", page, StringComparison.Ordinal));
        Assert.All(command.Arguments.Where(argument => !argument.Hidden),
            argument => Assert.Contains(
                $".I {Hyphens(argument.Name)}\n", page, StringComparison.Ordinal));
        Assert.DoesNotMatch(@"\w\.\.\n", page);
    }

    private static string Hyphens(string name)
        => name.Replace("-", "\\-", StringComparison.Ordinal);
}
