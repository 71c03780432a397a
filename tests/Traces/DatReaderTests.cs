// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>What is in a trace.dat is read back.</summary>
public sealed class DatReaderTests : IDisposable
{
    private const long Second = 1_000_000_000;

    private static readonly MachineOptions s_machine = new() { Cpus = 6, Nodes = 2,
        CheckInvariants = false };

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zlib")]
    [InlineData(7, "Zstd")]
    public void WhatIsWritten_IsReadBackAsOurText(int version, string compression)
    {
        RecordedRun.Spool(s_machine, 4 * Second, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"),
            new DatOptions { Version = version,
                Compression = Enum.Parse<DatCompression>(compression) });
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));

        List<ComparableLine> read = ComparableLine.Of(DatText(_scratch.File("trace.dat"),
            out IReadOnlyList<string> notes));

        Assert.Equal(ComparableLine.Of(File.ReadAllText(_scratch.File("text"))), read);
        Assert.True(read.Count > 500);
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData("convert", "--file-version", "6")]
    [InlineData("convert", "--file-version", "7")]
    public void WhatTraceCmdWrites_IsReadBackAsOurText(params string[] command)
    {
        RecordedRun.Spool(s_machine, 4 * Second, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"), new DatOptions());
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));
        if (TraceCmd.IsThere)
            TraceCmd.Run([.. command, "-i", _scratch.File("trace.dat"), "-o",
                _scratch.File("other.dat")]);
        else
            File.Copy(_scratch.File("trace.dat"), _scratch.File("other.dat"));

        Assert.Equal(ComparableLine.Of(File.ReadAllText(_scratch.File("text"))),
            ComparableLine.Of(DatText(_scratch.File("other.dat"), out _)));
    }

    public void Dispose() => _scratch.Dispose();

    private static string DatText(string path, out IReadOnlyList<string> notes)
    {
        using DatTrace trace = DatTrace.Open(File.OpenRead(path));
        string text = string.Join('\n', trace.Lines());

        notes = trace.Notes;
        return text;
    }
}
