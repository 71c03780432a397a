// SPDX-License-Identifier: GPL-2.0-only
using Linux.Traces;

namespace Linux.Tests.Traces;

/// <summary>An event of one value, as an event format file declares it.</summary>
internal static class MadeUpEvent
{
    /// <summary>What it is called by in a record.</summary>
    public const int Number = 101;

    /// <summary>Its fields, of which the value is at byte 8.</summary>
    public const string Format = "name: made_up\nID: 101\nformat:\n"
        + "\tfield:unsigned short common_type;\toffset:0;\tsize:2;\tsigned:0;\n"
        + "\tfield:unsigned char common_flags;\toffset:2;\tsize:1;\tsigned:0;\n"
        + "\tfield:unsigned char common_preempt_count;\toffset:3;\tsize:1;\tsigned:0;\n"
        + "\tfield:int common_pid;\toffset:4;\tsize:4;\tsigned:1;\n\n"
        + "\tfield:u32 value;\toffset:8;\tsize:4;\tsigned:0;\n\nprint fmt: \"value=%u\", "
        + "REC->value\n";

    /// <summary>A trace.dat of so many of them, in turn on four CPUs. Their values are by chance,
    /// so that they do not become small by compression.</summary>
    public static void Write(string path, int records, DatOptions options)
    {
        var random = new Random(1);
        var record = new byte[20];

        using var file = new DatFile(options, path + ".pages");
        file.AddBuffer("", 4);
        file.Declare(EventFormat.Parse("timer", Format)!);
        for (int i = 0; i < records; i++)
        {
            random.NextBytes(record.AsSpan(8));
            BitConverter.TryWriteBytes(record, (ushort)Number);
            file.Add(0, i % 4, 1000L * i, record);
        }
        file.Save(path);
    }
}
