// SPDX-License-Identifier: GPL-2.0-only
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
}
