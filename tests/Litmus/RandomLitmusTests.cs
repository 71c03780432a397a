// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>Tests of no one's choice.</summary>
public sealed class RandomLitmusTests
{
    private static readonly int s_count = PortBudget.IsFull ? 1000 : 60;

    private static string[] Texts()
        => Enumerable.Range(1, s_count).Select(RandomLitmus.Make).ToArray();

    private static string[] States(string text, LitmusMemory memory)
        => [.. LitmusFile.Read(text).Run(memory).States.Order(StringComparer.Ordinal)];

    [Fact]
    public void SequentialStates_AreWeakOnesToo_AndSomeTestHasMore()
    {
        int weaker = 0;

        Assert.All(Texts(), text =>
        {
            string[] weak = States(text, LitmusMemory.Lkmm), strong = States(text, LitmusMemory.Sc);

            Assert.Empty(strong.Except(weak));
            weaker += weak.Length > strong.Length ? 1 : 0;
        });
        Assert.True(weaker > s_count / 40, $"only {weaker} of {s_count} tests have a weak state");
    }

    [Theory]
    [InlineData(LitmusMemory.Lkmm)]
    [InlineData(LitmusMemory.Sc)]
    public void Reduction_LeavesStatesAndRacesAsTheyAre_AndVisitsFewer(LitmusMemory memory)
    {
        long reduced = 0, whole = 0;

        Assert.All(Texts(), text =>
        {
            LitmusFile file = LitmusFile.Read(text);
            LitmusResult some = file.Run(memory), all = file.RunUnreduced(memory);

            Assert.Equal(all.States.Order(StringComparer.Ordinal),
                some.States.Order(StringComparer.Ordinal));
            Assert.Equal((all.Positive, all.Negative, all.HasRace, all.IsCut),
                (some.Positive, some.Negative, some.HasRace, some.IsCut));
            Assert.True(some.Visited <= all.Visited);
            reduced += some.Visited;
            whole += all.Visited;
        });
        Assert.True(reduced < whole * 0.9, $"{reduced} of {whole} states");
    }

    /// <summary>Compares where herd7 and a tree are there; elsewhere it compares each test with
    /// itself run again.</summary>
    [Fact]
    public void States_AreThoseOfHerdInOrder_AndNoneThatItForbids()
    {
        string[] texts = Texts();
        bool hasHerd = Herd.Program != null && Herd.Model != null;
        Dictionary<string, string[]>? inOrder = hasHerd ? Herd.Run(texts, inOrder: true) : null;
        Dictionary<string, string[]>? all = hasHerd ? Herd.Run(texts, inOrder: false) : null;

        Assert.All(texts, (text, i) =>
        {
            string[] ours = States(text, LitmusMemory.Lkmm);
            string name = $"random-{i + 1}";

            Assert.Empty(ours.Except((all?[name] ?? States(text, LitmusMemory.Lkmm))
                .Select(Normalize)));
            Assert.Equal(
                (inOrder?[name] ?? States(text, LitmusMemory.Lkmm)).Select(Normalize)
                    .Order(StringComparer.Ordinal),
                ours.Select(Normalize));
        });
    }

    private static string Normalize(string state) => state.Trim();
}
