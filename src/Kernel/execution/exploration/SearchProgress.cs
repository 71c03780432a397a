// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Diagnostics;
using System.Globalization;

namespace Linux;

/// <summary>
/// Tells the program that has started an image's process, by a line on stderr twice a second, how many runs a search
/// has made.
/// </summary>
public sealed class SearchProgress
{
    private const string Prefix = "runs made: ";
    private const long EveryMs = 500;

    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private long _next = EveryMs;

    /// <summary>So many runs have been made by now.</summary>
    public void Tell(long runs)
    {
        if (_clock.ElapsedMilliseconds < _next)
            return;
        _next = _clock.ElapsedMilliseconds + EveryMs;
        Console.Error.WriteLine(Prefix + runs.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>The runs that <paramref name="line"/> tells of, or null if it is another line.</summary>
    public static long? Read(string line)
        => line.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(line.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out long runs)
            ? runs : null;
}
