// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Generators.Harness;

/// <summary>The kernel's own tracing and formatting sources, with a stand-in for the CPU.</summary>
internal static class TraceRuntime
{
    private const string Context = """
        global using System;
        global using System.Runtime.CompilerServices;
        global using Linux.Annotations;
        global using Linux.Observers;
        global using static Linux.Kernel;

        namespace Linux;

        internal static unsafe class ArenaOffset
        {
            public static ulong Of(void* address) => (ulong)address;
        }

        internal static class ArenaHash
        {
            public static ulong Mix(ulong hash, ulong value) => hash * 31 + value;
        }

        internal static unsafe class TraceContext
        {
            public static long Now;
            public static int Cpu, Pid;
            public static byte Flags, Count;
            public static string Comm = "";

            public static void Capture(trace_record* record)
            {
                record->time_ns = Now;
                record->cpu = Cpu;
                record->common_pid = Pid;
                record->common_flags = Flags;
                record->common_preempt_count = Count;
                for (var i = 0; i < 16; i++)
                {
                    record->comm[i] = i < Comm.Length ? (byte)Comm[i] : (byte)0;
                }
            }
        }

        /// <summary>One machine: an arena for its globals, current on this thread.</summary>
        public sealed unsafe class TestMachine
        {
            private readonly cpu_context* _context;

            internal TestMachine(TraceBuffer buffer)
            {
                _context = (cpu_context*)System.Runtime.InteropServices.NativeMemory
                    .AllocZeroed((nuint)sizeof(cpu_context));
                _context->arena = (byte*)System.Runtime.InteropServices.NativeMemory
                    .AllocZeroed((nuint)sizeof(kernel_globals));
                buffer.Attach((kernel_globals*)_context->arena);
                Enter();
            }

            public void Enter() => ThisCpu.context = _context;
        }
        """;

    private static readonly string[] Printk =
    [
        "FormatArgument", "FormatSpec", "KernelFormat", "KernelSymbols", "MethodSymbols",
        "NumberFormat", "PointerFormat",
    ];

    public static readonly string[] Sources =
        new[] { "src/Kernel/standins/trace", "src/Kernel/observers/tracing" }
            .SelectMany(folder => Directory.GetFiles(Checkout.PathOf(folder), "*Trace*.cs"))
            .Where(path => Path.GetFileName(path)
                is not ("TraceContext.cs" or "MachineTrace.cs" or "TraceSpool.cs"))
            .Append(Checkout.PathOf("src/Kernel/observers/tracing/TextSink.cs"))
            .Concat(Printk.Select(name => Checkout.PathOf($"src/Kernel/standins/printk/{name}.cs")))
            .Order(StringComparer.Ordinal)
            .Select(File.ReadAllText)
            .Append(Context)
            .Append(Prelude.Text)
            .ToArray();
}
