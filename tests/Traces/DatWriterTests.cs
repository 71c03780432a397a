// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>A run as a trace.dat says what it says as text.</summary>
public sealed class DatWriterTests : IDisposable
{
    private const long TenSeconds = 10_000_000_000;

    private static readonly MachineOptions s_machine = new()
    {
        Cpus = 64,
        Nodes = 2,
        CheckInvariants = false
    };

    private static readonly DatOptions[] s_options =
    [
        new() { Version = 6 }, new() { Version = 7 },
            new() { Version = 7, Compression = DatCompression.Zstd },
    ];

    private readonly Scratch _scratch = new();

    [Fact]
    public void TenSecondsOf64Cpus_AreReportedAsOurText()
    {
        List<ComparableLine> expected = ComparableLine.Of(RecordedRun.Text(s_machine, TenSeconds));

        RecordedRun.Spool(s_machine, TenSeconds, _scratch.File("spool"));
        Assert.True(expected.Count > 30_000);
        foreach (DatOptions options in s_options)
        {
            long events = SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"),
                options);

            Assert.Equal(expected.Count, events);
            // Its plugin for hrtimers leaves fields out; -N has it use the format that the file
            // brings.
            if (TraceCmd.IsThere)
                Assert.Equal(expected, ComparableLine.Of(TraceCmd.Run("report", "-N",
                    _scratch.File("trace.dat"))));
        }
    }

    [Fact]
    public void ASpool_IsPrintedAsTheMachinePrints()
    {
        var machine = new MachineOptions { Cpus = 4, CheckInvariants = false };
        string expected = RecordedRun.Text(machine, TenSeconds);

        RecordedRun.Spool(machine, TenSeconds, _scratch.File("spool"));
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));

        Assert.Equal(expected, File.ReadAllText(_scratch.File("text")));
    }

    public void Dispose() => _scratch.Dispose();
}
