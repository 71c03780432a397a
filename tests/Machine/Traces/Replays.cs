// SPDX-License-Identifier: GPL-2.0-only
using Linux.Port.Commands;

namespace Linux.Tests.Machine.Traces;

/// <summary>Reads and replays texts.</summary>
internal static class Replays
{
    /// <summary>A 64-bit jiffy that divides by every step of the lower levels.</summary>
    public const ulong Jiffy = 0x1_0100_0000;

    public static TraceFile Read(string text) => TraceReader.Read(new StringReader(text));

    public static TraceReplayReport Replay(string text)
        => TraceReplay.Run(Read(text), new MachineOptions());

    /// <summary>What the command prints, and its exit status.</summary>
    public static (int Status, string Output) Command(string text)
    {
        string file = Path.GetTempFileName();

        try
        {
            using var output = new StringWriter { NewLine = "\n" };

            File.WriteAllText(file, text);
            return (TraceReplayText.Run(file, new MachineOptions(), 0, output), output.ToString());
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>
    /// A timer_start as 5.2 to 6.7 print it, at a jiffy after <see cref="Jiffy"/>.
    /// </summary>
    public static string Start(
        int at, int timeout, int index, string timer = "a1", int cpu = 0, string flags = "")
        => $"  task-7  [{cpu:000}] d..1. {100 + at / 1000.0:0.000000}: timer_start: timer={timer} "
            + $"function=fn expires={Jiffy + (ulong)(at + timeout)} [timeout={timeout}] cpu={cpu} "
            + $"idx={index} flags={flags}\n";

    /// <summary>A timer_expire_entry of the same kernels.</summary>
    public static string Expiry(int at, int clock, string timer = "a1", int cpu = 0)
        => $"  <idle>-0  [{cpu:000}] ..s.. {100 + at / 1000.0:0.000000}: timer_expire_entry: "
            + $"timer={timer} function=fn now={Jiffy + (ulong)at} baseclk={Jiffy + (ulong)clock}\n";

    /// <summary>A timer_cancel.</summary>
    public static string Cancel(int at, string timer = "a1", int cpu = 0)
        => $"  <idle>-0  [{cpu:000}] d.s1. {100 + at / 1000.0:0.000000}: "
            + $"timer_cancel: timer={timer}\n";
}
