// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Observers;

namespace Linux.Traces;

/// <summary>The part of a line that comes before the event's own, as tracefs prints it.</summary>
internal static class TraceLineText
{
    /// <summary>Appends task, CPU, flags, time and the event's name.</summary>
    public static void Append(
        StringBuilder output, string comm, int pid, int cpu, byte flags, byte count, long ns,
            string name)
    {
        string task = pid == 0 ? "<idle>" : comm;
        long microseconds = (ns + 500) / 1000;

        output.Append(FormattableString.Invariant($"{task,16}-{pid,-7} [{cpu:000}] "));
        TraceText.AppendFlags(output, flags, count);
        output.Append(FormattableString.Invariant(
            $" {microseconds / 1_000_000,5}.{microseconds % 1_000_000:000000}: {name}: "));
    }
}
