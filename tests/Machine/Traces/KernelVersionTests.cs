// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Tests.Machine.Traces.Replays;

namespace Linux.Tests.Machine.Traces;

/// <summary>
/// What is read of the traces of nine kernels; docs/traces.md has the same table.
/// </summary>
public class KernelVersionTests
{
    public static TheoryData<string> Versions { get; }
        = new("3.18", "4.4", "4.9", "4.19", "5.4", "5.10", "5.15", "6.1", "6.6", "6.12");

    [Theory]
    [MemberData(nameof(Versions))]
    public void Replay_ReadsWhatTheTableSays(string version)
    {
        TraceReplayReport report = Replay(new KernelShape(version).Record());
        string row = $"| {version} | {report.Placements.Count} "
            + $"| {report.Placements.Count(p => p.Verdict != ReplayVerdict.NotCompared)} "
            + $"| {report.Placements.Count(p => p.BucketExpiry != null)} "
            + $"| {report.Expiries.Count(e => e.Verdict != ReplayVerdict.NotCompared)} "
            + $"| {string.Join(", ", report.Expiries.Select(e => Word(e.Time)))} |";

        Assert.Equal(0, report.Differences - report.Expiries.Count(e
            => e.Time == ExpiryTime.LikelyLost));
        Assert.Empty(report.Unread);
        Assert.Contains(row, File.ReadAllLines(Path.Combine(Checkout.Root, "docs/traces.md")));
    }

    [Theory]
    [InlineData("4.9")]
    [InlineData("4.19")]
    public void Replay_SeesAWrongBucketInTheLineAfter(string version)
    {
        string text = new KernelShape(version).Record();
        string wrong = version == "4.9"
            ? text.Replace($"0x{25u << 22 | 1:x8}", $"0x{26u << 22 | 1:x8}")
            : text.Replace("idx=25", "idx=26");

        Assert.NotEqual(text, wrong);
        Assert.Equal(ReplayVerdict.Differs, Replay(wrong).Placements[0].Verdict);
    }

    [Fact]
    public void Replay_GuessesTheArmingBeforeWhereNoExpiryTells()
    {
        string text = string.Join('\n', new KernelShape("4.19").Record().Split('\n')
            .Where(line => !line.Contains("_expire_", StringComparison.Ordinal)));
        TraceReplayReport report = Replay(text);

        Assert.Equal(0, report.Differences);
        Assert.Equal(3, report.Compared);
    }

    private static string Word(ExpiryTime time) => time switch
    {
        ExpiryTime.OnTime => "on time",
        ExpiryTime.Deferred => "deferrable, late",
        ExpiryTime.LikelyLost => "likely lost",
        _ => time.ToString(),
    };
}
