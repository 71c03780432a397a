// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Hardware;
using Linux.Traces;
using Xunit.Abstractions;

namespace Linux.Tests.Traces;

/// <summary>
/// KernelShark's library opens our files and tells of each event what our text does.
/// </summary>
public sealed class KernelSharkTests(ITestOutputHelper output) : IDisposable
{
    private static readonly MachineOptions s_machine =
        new() { Cpus = 64, Nodes = 2, CheckInvariants = false };

    private static readonly Regex s_entry = new(
        @"^\d+; (?<time>\d+); (?<task>.+-\d+); CPU (?<cpu>\d+); [^;]*; "
        + @"\w+/(?<event>\w+); (?<text>.*); 0x[0-9a-f]+$");

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zstd")]
    public void Entries_AreThoseOfOurText(int version, string compression)
    {
        RecordedRun.Spool(s_machine, 500_000_000, _scratch.File("spool"));
        long events = SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"),
            new DatOptions
            {
                Version = version,
                Compression = Enum.Parse<DatCompression>(compression)
            });
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));
        List<ComparableLine> expected = ComparableLine.Of(File.ReadAllText(_scratch.File("text")));

        Assert.Equal(expected.Count, events);
        Assert.True(events > 1000);
        if (!KernelShark.IsThere)
        {
            output.WriteLine("There is no libkshark here: only the number of events is checked.");
            return;
        }
        string lines =
            string.Join('\n', KernelShark.Read(_scratch.File("trace.dat")).Select(AsLine));
        Assert.Equal(expected, ComparableLine.Of(lines));
    }

    /// <summary>Its filters know the fields of our events.</summary>
    [Theory]
    [InlineData("timer/hrtimer_start:expires>300000000&&expires<400000000",
        @"\bhrtimer_start:.* expires=3\d{8} softexpires")]
    [InlineData("timer/timer_start:function==\"ledger_timer_fn\"",
        @"\btimer_start:.* function=ledger_timer_fn ")]
    [InlineData("timer_migration/tmigr_cpu_idle:cpu>60", @"\btmigr_cpu_idle: cpu=6[1-3] ")]
    public void Filters_ShowWhatAgrees(string filter, string agrees)
    {
        RecordedRun.Spool(s_machine, 500_000_000, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions());
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));
        List<ComparableLine> all = ComparableLine.Of(File.ReadAllText(_scratch.File("text")));
        List<ComparableLine> expected =
            all.Where(line => Regex.IsMatch(line.Rest + " ", agrees)).ToList();

        Assert.InRange(expected.Count, 1, all.Count - 1);
        if (!KernelShark.IsThere)
        {
            output.WriteLine("There is no libkshark here: only the number of events is checked.");
            return;
        }
        Assert.Equal(expected, ComparableLine.Of(string.Join('\n',
            KernelShark.Read(_scratch.File("trace.dat"), filter).Select(AsLine))));
    }

    public void Dispose() => _scratch.Dispose();

    /// <summary>In the form of tracefs.</summary>
    private static string AsLine(string entry)
    {
        Match match = s_entry.Match(entry);

        Assert.True(match.Success, entry);
        long us = long.Parse(match.Groups["time"].ValueSpan) / 1000;
        return FormattableString.Invariant($"{match.Groups["task"]} [{match.Groups["cpu"]}] ")
            + FormattableString.Invariant($"{us / 1_000_000}.{us % 1_000_000:000000}: ")
            + $"{match.Groups["event"]}: {match.Groups["text"]}";
    }
}
