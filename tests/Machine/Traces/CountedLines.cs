// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine.Traces;

/// <summary>The same line again and again, and how often it was read.</summary>
/// <param name="line">The line.</param>
/// <param name="count">How often there is one.</param>
internal sealed class CountedLines(string line, int count) : TextReader
{
    /// <summary>Lines that were read.</summary>
    public int LinesRead { get; private set; }

    public override string? ReadLine()
    {
        if (LinesRead == count)
            return null;
        LinesRead++;
        return line;
    }
}
