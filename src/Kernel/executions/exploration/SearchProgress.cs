// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace Linux.Executions;

/// <summary>
/// Tells the program that has started an image's process, by a line now and then, how many runs a search has made.
/// </summary>
/// <param name="output">Where the lines go.</param>
/// <param name="everyMs">Least time between two of them, ms.</param>
public sealed class SearchProgress(TextWriter output, long everyMs)
{
    private const string Prefix = "runs made: ";

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _last;

    /// <summary>So many runs have been made by now.</summary>
    public void Tell(long runs)
    {
        if (_clock.ElapsedMilliseconds - _last < everyMs)
            return;
        _last = _clock.ElapsedMilliseconds;
        output.WriteLine(Prefix + runs.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The runs that <paramref name="line"/> tells of, or null if it is another line.</summary>
    public static long? Read(string line)
        => line.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long runs)
            ? runs : null;
}
