// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>A file brings its own layout: byte order, length of a long, fields, print
/// format.</summary>
public sealed class ForeignKernelTests : IDisposable
{
    private const string Start = """
        name: timer_start
        ID: 101
        format:
        	field:unsigned short common_type;	offset:0;	size:2;	signed:0;
        	field:unsigned char common_flags;	offset:2;	size:1;	signed:0;
        	field:unsigned char common_preempt_count;	offset:3;	size:1;	signed:0;
        	field:int common_pid;	offset:4;	size:4;	signed:1;
        	field:int common_tgid;	offset:8;	size:4;	signed:1;

        	field:void * timer;	offset:12;	size:4;	signed:0;
        	field:void * function;	offset:16;	size:4;	signed:0;
        	field:unsigned long expires;	offset:20;	size:4;	signed:0;
        	field:unsigned long now;	offset:24;	size:4;	signed:0;
        	field:unsigned int flags;	offset:28;	size:4;	signed:0;

        print fmt: "timer=%p function=%ps expires=%lu [timeout=%ld] cpu=%u idx=%u flags=%s",
        """;

    private const string Arguments = " REC->timer, REC->function, REC->expires, "
        + "(long)REC->expires - (long)REC->now, REC->flags & 0x0003FFFF, REC->flags >> 22, "
        + "__print_flags(REC->flags & (0x00080000 | 0x00100000), \"|\", { 0x00080000, \"D\" }, "
        + "{ 0x00100000, \"P\" })\n";

    private readonly Scratch _scratch = new();

    [Theory]
    [InlineData(6)]
    [InlineData(7)]
    public void BigEndianWith32BitLongs_IsReadByItsOwnFormat(int version)
    {
        string line = Assert.Single(Lines(version, Start.TrimEnd() + Arguments, out var notes));

        // Jiffies of 32 bits have wrapped in between.
        Assert.EndsWith("[003] d.h2.   382.627089: timer_start: timer=c0ffee00 function=rh_timer "
            + "expires=5 [timeout=21] cpu=3 idx=33 flags=D", line);
        Assert.StartsWith("            sshd-1230", line);
        Assert.Empty(notes);
    }

    [Fact]
    public void APrintFormatThatIsNotUnderstood_IsReadByItsFields_AndSaid()
    {
        string line = Assert.Single(Lines(6, Start.TrimEnd() + " made_up(REC->timer)\n",
            out var notes));

        Assert.EndsWith("timer=c0ffee00 function=rh_timer expires=5 now=4294967280 "
            + "flags=138936323", line);
        Assert.Contains("timer_start", Assert.Single(notes));
    }

    [Fact]
    public void ANumberWithoutAFormat_IsSaid()
    {
        Assert.Empty(Lines(7, Start.Replace("ID: 101", "ID: 7", StringComparison.Ordinal),
            out var notes));
        Assert.Contains("number 101", Assert.Single(notes));
    }

    public void Dispose() => _scratch.Dispose();

    private List<string> Lines(int version, string format, out IReadOnlyList<string> notes)
    {
        var options = new DatOptions { Version = version, BigEndian = true, LongBytes = 4 };
        var record = new byte[32];

        BinaryPrimitives.WriteUInt16BigEndian(record, 101);
        record[2] = 0x09;
        record[3] = 2;
        uint[] words = [1230, 1230, 0xc0ffee00, 0xc0100000, 5, 0xfffffff0, 33u << 22 | 0x00080000
            | 3];
        for (int i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteUInt32BigEndian(record.AsSpan(4 + 4 * i), words[i]);
        using (var file = new DatFile(options, _scratch.File("pages")))
        {
            file.AddBuffer("", 4);
            file.Declare(EventFormat.Parse("timer", format)!);
            file.Name(0xc0100000, "rh_timer");
            file.Name(1230, "sshd");
            file.Add(0, 3, 382_627_089_000, record);
            file.Save(_scratch.File("trace.dat"));
        }
        using DatTrace trace = DatTrace.Open(File.OpenRead(_scratch.File("trace.dat")));
        List<string> lines = trace.Lines().Where(line => !line.StartsWith('#')).ToList();
        notes = trace.Notes;
        return lines;
    }
}
