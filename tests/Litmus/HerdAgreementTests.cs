// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>
/// The same final states as herd7 finds. The kernel's own tests are compared where a tree has been
/// fetched.
/// </summary>
public sealed class HerdAgreementTests
{
    public static TheoryData<string> Names => [.. ExpectedResult.All
        .Where(test => test.Source == "ours" || ExpectedResult.Folder != null).Select(test
            => test.Name)];

    private static ExpectedResult Find(string name)
        => ExpectedResult.All.Single(test => test.Name == name);

    private static LitmusResult Run(ExpectedResult expected, LitmusMemory memory)
        => LitmusFile.Read(expected.Text()!).Run(memory);

    [Theory]
    [MemberData(nameof(Names))]
    public void LkmmStates_AreHerds(string name)
    {
        ExpectedResult expected = Find(name);
        LitmusResult result = Run(expected, LitmusMemory.Lkmm);
        string[] states = ExpectedResult.NotModelled.TryGetValue(name, out string? missing)
            ? expected.States.Where(state => state != missing).ToArray() : expected.States;

        Assert.Equal(states.Order(StringComparer.Ordinal),
            result.States.Order(StringComparer.Ordinal));
        Assert.Equal(expected.DataRace, result.HasRace);
        if (missing == null)
            Assert.Equal(expected.Observation, $"{result.Observation}");
        else
            Assert.Equal(Observation.Never, result.Observation);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void ScStates_AreTheSequentialOnes(string name)
    {
        ExpectedResult expected = Find(name);

        Assert.Equal(
            expected.Sequential.Order(StringComparer.Ordinal),
            Run(expected, LitmusMemory.Sc).States.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryKernelTest_IsReadAndRun()
    {
        foreach (string path in ExpectedResult.Folders.SelectMany(folder
            => Directory.GetFiles(folder, "*.litmus")))
        {
            LitmusFile test = LitmusFile.Read(File.ReadAllText(path));

            Assert.NotEmpty(test.Run(LitmusMemory.Lkmm).States);
            Assert.NotNull(test.Expected);
        }
    }

    [Fact]
    public void OwnTests_AreAllCompared()
        => Assert.Equal(
            Directory.GetFiles(Checkout.PathOf("tests/Litmus/tests"))
                .Select(Path.GetFileNameWithoutExtension).Order(),
            ExpectedResult.All.Where(test => test.Source == "ours").Select(test => test.Name)
                .Order());
}
