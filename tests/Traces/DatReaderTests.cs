// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text.RegularExpressions;
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

    /// <summary>Each buffer is a trace of its own, with its own CPUs.</summary>
    [Theory]
    [InlineData(6, "None")]
    [InlineData(7, "None")]
    [InlineData(7, "Zlib")]
    [InlineData(7, "Zstd")]
    public void Buffers_AreReadOneByOne(int version, string compression)
    {
        int[] cpus = [2, 5, 1];
        var record = new byte[12];

        BitConverter.TryWriteBytes(record, (ushort)MadeUpEvent.Number);
        using (var file = new DatFile(new DatOptions
        {
            Version = version,
            Compression = Enum.Parse<DatCompression>(compression)
        }, _scratch.File("pages")))
        {
            file.Declare(EventFormat.Parse("timer", MadeUpEvent.Format)!);
            for (int buffer = 0; buffer < cpus.Length; buffer++)
            {
                file.AddBuffer($"instance {buffer}", cpus[buffer]);
                for (int i = 0; i < 2000; i++)
                {
                    BitConverter.TryWriteBytes(record.AsSpan(8), 10_000 * buffer + i);
                    file.Add(buffer, i % cpus[buffer], 1000L * i, record);
                }
            }
            file.Save(_scratch.File("trace.dat"));
        }
        string[] parts = DatText(_scratch.File("trace.dat"), out IReadOnlyList<string> notes)
            .Split("# tracer: nop\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Empty(notes);
        Assert.Equal(["# the top buffer", "# buffer instance 1", "# buffer instance 2"],
            parts.Select(part => part.Split('\n')[0]));
        for (int buffer = 0; buffer < cpus.Length; buffer++)
        {
            Assert.Equal(Enumerable.Range(10_000 * buffer, 2000),
                Regex.Matches(parts[buffer], @"value=(\d+)").Select(
                    match => int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)));
            Assert.Equal(cpus[buffer],
                Regex.Matches(parts[buffer], @"\[\d+\]").Select(match => match.Value).Distinct()
                    .Count());
        }
        if (TraceCmd.IsThere)
            Assert.Equal(3 * 2000, Regex.Count(
                compression == "Zlib" ? string.Concat(parts)
                    : TraceCmd.Run("report", _scratch.File("trace.dat")), @"value=\d+"));
    }

    /// <summary>A page each of many CPUs is many times the compressed file.</summary>
    [Fact]
    public void ManyCpus_AreReadFromACompressedFile()
    {
        const int Cpus = 2500;
        var record = new byte[12];

        BitConverter.TryWriteBytes(record, (ushort)MadeUpEvent.Number);
        using (var file =
            new DatFile(new DatOptions { Compression = DatCompression.Zstd },
            _scratch.File("pages")))
        {
            file.AddBuffer("", Cpus);
            file.Declare(EventFormat.Parse("timer", MadeUpEvent.Format)!);
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
