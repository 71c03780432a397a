// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Traces;
using Xunit.Abstractions;

namespace Linux.Tests.Traces;

/// <summary>What is in a trace.dat is read back.</summary>
public sealed class DatReaderTests(ITestOutputHelper output) : IDisposable
{
    private const long Second = 1_000_000_000;

    private static readonly MachineOptions s_machine = new()
    {
        Cpus = 6,
        Nodes = 2,
        CheckInvariants = false
    };

    private const string Format = "name: made_up\nID: 101\nformat:\n"
        + "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
        + "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
        + "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
        + "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n"
        + "\tfield:u32 value;\toffset:8;\tsize:4;\tsigned:0;\n\nprint fmt: \"value=%u\", "
            + "REC->value\n";

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
            new DatOptions
            {
                Version = version,
                Compression = Enum.Parse<DatCompression>(compression)
            });
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));

        List<ComparableLine> read = ComparableLine.Of(DatText(_scratch.File("trace.dat"),
            out IReadOnlyList<string> notes));

        Assert.Equal(ComparableLine.Of(File.ReadAllText(_scratch.File("text"))), read);
        Assert.True(read.Count > 500);
        Assert.Empty(notes);
    }

    [Theory]
    [InlineData(6, "None", "convert", "--file-version", "7", "--compression", "none")]
    [InlineData(6, "None", "convert", "--file-version", "7", "--compression", "zstd")]
    [InlineData(7, "None", "convert", "--file-version", "6")]
    [InlineData(7, "None", "convert", "--file-version", "7", "--compression", "zstd")]
    [InlineData(7, "Zstd", "convert", "--file-version", "7", "--compression", "none")]
    [InlineData(7, "Zstd", "convert", "--file-version", "6")]
    [InlineData(6, "None", "split")]
    [InlineData(7, "None", "split")]
    [InlineData(7, "Zstd", "split")]
    public void WhatTraceCmdWrites_IsReadBackAsOurText(
        int version, string compression, params string[] command)
    {
        RecordedRun.Spool(s_machine, 4 * Second, _scratch.File("spool"));
        SpoolToDat.Write(_scratch.File("spool"), _scratch.File("trace.dat"),
            new DatOptions
            {
                Version = version,
                Compression = Enum.Parse<DatCompression>(compression)
            });
        SpoolToText.Write(_scratch.File("spool"), _scratch.File("text"));
        string written = _scratch.File("trace.dat");

        if (TraceCmd.IsThere)
        {
            TraceCmd.Run([.. command, "-i", written, "-o", _scratch.File("other.dat")]);
            written = _scratch.File(command[0] == "split" ? "other.dat.1" : "other.dat");
        }
        else
        {
            output.WriteLine("There is no trace-cmd here: our own file is read back.");
        }
        Assert.Equal(ComparableLine.Of(File.ReadAllText(_scratch.File("text"))),
            ComparableLine.Of(DatText(written, out _)));
    }

    /// <summary>A page each of many CPUs is many times the compressed file.</summary>
    [Fact]
    public void ManyCpus_AreReadFromACompressedFile()
    {
        const int Cpus = 2500;
        var record = new byte[12];

        BitConverter.TryWriteBytes(record, (ushort)101);
        using (var file =
            new DatFile(new DatOptions { Compression = DatCompression.Zstd },
            _scratch.File("pages")))
        {
            file.AddBuffer("", Cpus);
            file.Declare(EventFormat.Parse("timer", Format)!);
            for (int i = 0; i < 3 * Cpus; i++)
                file.Add(0, i % Cpus, 1000L * i, record);
            file.Save(_scratch.File("trace.dat"));
        }
        using DatTrace trace = DatTrace.Open(File.OpenRead(_scratch.File("trace.dat")));

        trace.Check();
        Assert.Equal(3 * Cpus, trace.Lines().Count(line => !line.StartsWith('#')));
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
