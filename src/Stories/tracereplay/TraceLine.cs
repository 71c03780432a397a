// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Globalization;

namespace Linux.Stories;

/// <summary>One event of a recorded trace.</summary>
/// <param name="Number">Line in its file, from 1.</param>
/// <param name="Cpu">CPU that recorded it.</param>
/// <param name="Event">Name of the event, such as timer_start.</param>
/// <param name="Fields">Its fields by name, as they are printed.</param>
public sealed record TraceLine(
    int Number, int Cpu, string Event, IReadOnlyDictionary<string, string> Fields)
{
    /// <summary>The field as a decimal number; false where it is missing or none.</summary>
    public bool TryGet(string name, out ulong value)
    {
        value = 0;
        if (!Fields.TryGetValue(name, out string? text))
            return false;
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long negative)
            && negative < 0)
        {
            value = (ulong)negative;
            return true;
        }
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary>What names the timer: the printed address.</summary>
    public string? Timer => Fields.GetValueOrDefault("timer");
}

/// <summary>A part of a file that comes from one machine.</summary>
/// <param name="FirstLine">Line it begins at.</param>
/// <param name="Lines">Its events in order.</param>
public sealed record TraceRecording(int FirstLine, IReadOnlyList<TraceLine> Lines);

/// <summary>What a trace file holds.</summary>
/// <param name="Recordings">A comment after events begins another recording.</param>
/// <param name="Broken">Numbers of the lines that are neither events nor comments.</param>
public sealed record TraceFile(
    IReadOnlyList<TraceRecording> Recordings, IReadOnlyList<int> Broken);
