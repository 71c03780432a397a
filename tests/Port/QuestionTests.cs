// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.RegularExpressions;
using Linux.Stories;

namespace Linux.Tests.Port;

/// <summary>docs/questions.md says what its commands print.</summary>
public partial class QuestionTests
{
    private static readonly string s_page
        = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "questions.md"));

    private static IEnumerable<(string[] Words, string Output)> Commands => Block().Matches(s_page)
        .Select(block => (block.Groups["words"].Value.Split(' '), block.Groups["output"].Value));

    /// <summary>With another HZ the kernel is compiled first, for which CI has no time.</summary>
    public static TheoryData<int> Numbers { get; } = new(Commands.Index()
        .Where(c => PortBudget.IsFull || !c.Item.Words.Contains("--hz")).Select(c => c.Index));

    [Fact]
    public void Page_HasTenQuestionsAndACommandForEach()
    {
        string[] questions = s_page.Split("\n## ")[1..];

        Assert.Equal(10, questions.Length);
        Assert.All(questions, question => Assert.Matches(Block(), question));
        Assert.All(Question.All, question
            => Assert.Contains(
                Commands, c => c.Words.Take(2).SequenceEqual(["ask", question.Name])));
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public async Task Command_PrintsWhatThePageSays(int number)
    {
        (string[] words, string output) = Commands.ElementAt(number);

        Assert.Equal(output,
            words.Contains("--hz") ? await OfProcess(words) : PortCall.Run(words).Output);
    }

    private static async Task<string> OfProcess(string[] words)
    {
        using Process port = Process.Start(new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "port.dll"), .. words])
        {
            RedirectStandardOutput = true,
        })!;

        return await port.StandardOutput.ReadToEndAsync();
    }

    [GeneratedRegex(@"```\n\$ port (?<words>.*)\n(?<output>(.*\n)*?)```\n")]
    private static partial Regex Block();
}
