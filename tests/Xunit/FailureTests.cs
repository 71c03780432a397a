// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Linux.Testing;

namespace Linux.Tests.Explored;

/// <summary>A test that fails under some schedule says under which, and can be run under it
/// again.</summary>
public class FailureTests
{
    [Fact]
    public void LostUpdate_IsFoundAndReplayed()
    {
        string text = Failure(nameof(Broken.LosesACount));

        Assert.Contains("TEST: Assert.Equal() Failure", text, StringComparison.Ordinal);
        Assert.Contains("Broken.cs:", text, StringComparison.Ordinal);
        string file = text[(text.IndexOf("EXPLORED_REPLAY=", StringComparison.Ordinal)
            + 16)..].Split(' ')[0];
        BodyRequest request = ExploredRun.RequestOf(Of(nameof(Broken.LosesACount)), []);
        var again = Assert.Throws<ScheduleFailedException>(
            () => ExploredRun.Replayed(request, file));

        Assert.Contains("TEST: Assert.Equal() Failure", again.Message, StringComparison.Ordinal);
        Assert.Contains("is of", ExploredRun.Replayed(request with { Method = "Other" }, file),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Broken.ThrowsInABody), "TEST: from a body")]
    [InlineData(nameof(Broken.TakesALockTwice), "takes a lock that it holds already")]
    public void OtherFailures_AreTold(string method, string says)
        => Assert.Contains(says, Failure(method), StringComparison.Ordinal);

    [Fact]
    public void MethodWithoutRace_IsRefused()
        => Assert.Contains("takes a Race first", Assert.Throws<ArgumentException>(
            () => ExploredRun.Of(Of(nameof(Broken.TakesNoRace)), []))
                .Message, StringComparison.Ordinal);

    private static string Failure(string method)
        => Assert.Throws<ScheduleFailedException>(() => ExploredRun.Of(Of(method), [])).Message;

    private static MethodInfo Of(string method) => typeof(Broken).GetMethod(method)!;
}
