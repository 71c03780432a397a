// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Functions;
using Linux.Generators.Globals;
using Linux.Generators.Tracepoints;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Generators;

/// <summary>Arrays in records: how tracefs describes them, and what is printed of them.</summary>
public class TraceArrayTests
{
    private const string Events = """
        using System.Text;
        using Linux.Annotations;
        using @char = System.Byte;
        using static Linux.Kernel;

        namespace Linux;

        [TRACE_SYSTEM("arrays")]
        internal static unsafe partial class array_events
        {
            [TRACE_EVENT]
            static partial class arrays
            {
                delegate void TP_PROTO(byte letter, ulong at);

                struct TP_STRUCT__entry
                {
                    public byte first;
                    public fixed @char name[TIMER_ARRAYSHIFT];
                    public fixed ulong at[2];
                    public fixed short last[3];
                    public int cpu;
                }

                static void TP_fast_assign(TP_STRUCT__entry* __entry, byte letter, ulong at)
                {
                    __entry->first = letter;
                    __entry->name[0] = letter;
                    __entry->name[1] = 0;
                    __entry->at[0] = at;
                    __entry->at[1] = at + 1;
                    __entry->last[2] = -5;
                    __entry->cpu = 7;
                }

                static void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) =>
                    trace_event_printf(s, "name=%s at=%llu,%llu last=%d cpu=%d",
                        __entry->name, __entry->at[0], __entry->at[1], __entry->last[2],
                        __entry->cpu);
            }
        }
        """;

    [Fact]
    public void Array_IsDescribedAsTracefsDescribesIt()
    {
        var format = Run("return TraceEvents.All[0].Format;");
        // 22 bytes from 9 on, then numbers at their own alignment.
        Assert.Contains("\tfield:unsigned char first;\toffset:8;\tsize:1;\tsigned:0;\n" +
            "\tfield:char name[22];\toffset:9;\tsize:22;\tsigned:0;\n" +
            "\tfield:unsigned long at[2];\toffset:32;\tsize:16;\tsigned:0;\n" +
            "\tfield:short last[3];\toffset:48;\tsize:6;\tsigned:1;\n" +
            "\tfield:int cpu;\toffset:56;\tsize:4;\tsigned:1;\n", format);
        Assert.EndsWith("print fmt: \"name=%s at=%llu,%llu last=%d cpu=%d\", REC->name, " +
            "REC->at[0], REC->at[1], REC->last[2], REC->cpu\n", format);
    }

    [Fact]
    public void Array_LiesWhereItsFormatSays()
    {
        var bytes = Run("""
            trace_arrays((byte)'q', 9);
            var last = (byte*)Kernel.__trace_ring->At(Kernel.__trace_ring->head - 1) +
                sizeof(trace_record) - 8;
            return $"{last[8]} {last[9]} {*(ulong*)(last + 40)} {*(short*)(last + 52)} " +
                $"{*(int*)(last + 56)}";
            """);
        Assert.Equal($"{(int)'q'} {(int)'q'} 10 -5 7", bytes);
    }

    [Fact]
    public void Array_OfCharsIsPrintedUpToItsFirstZero()
    {
        var text = Run("""
            trace_arrays((byte)'q', 9);
            var output = new System.IO.StringWriter();
            buffer.Drain(output);
            return output.ToString();
            """);
        Assert.EndsWith("arrays: name=q at=9,10 last=-5 cpu=7\n", text);
    }

    private static string Run(string body)
    {
        var program = $$"""
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    using var buffer = new TraceBuffer(4);
                    var machine = new TestMachine(buffer);
                    buffer.Enable("*");
                    {{body}}
                }
            }
            """;
        IIncrementalGenerator[] generators =
            [new TracepointGenerator(), new GlobalsGenerator(), new FunctionGenerator()];
        return (string)GeneratorHost.Run(generators,
                [program, Events, TraceSource.Types, .. TraceRuntime.Sources])
            .Call("Linux.Program", "Run")!;
    }
}
