// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>One line of a machine's log.</summary>
/// <param name="Level">0 (emergency) to 7 (debug), as the kernel's KERN_ levels.</param>
/// <param name="TimeNs">Virtual time in nanoseconds since boot.</param>
/// <param name="Cpu">The CPU that printed it, or -1 for the machine itself.</param>
/// <param name="Text">The text without level and without the newline at its end.</param>
/// <param name="IsWarning">Whether WARN, BUG or a memory check produced it.</param>
public readonly record struct LogRecord(
    int Level, long TimeNs, int Cpu, string Text, bool IsWarning = false)
{
    /// <summary>The line as dmesg prints it.</summary>
    public override string ToString() =>
        KernelFormat.Format("[%5ld.%06ld] %s", TimeNs / 1_000_000_000,
            TimeNs % 1_000_000_000 / 1000, Text);
}
