// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Globalization;

namespace Linux.Stories;

/// <summary>One event of a recording, in whichever form the recording was kept.</summary>
public sealed record RecordedEvent
{
    /// <summary>Line of its file, or number of its record, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>CPU that recorded it.</summary>
    public required int Cpu { get; init; }

    /// <summary>Whether that is recorded.</summary>
    public bool HasCpu { get; init; } = true;

    /// <summary>Name of the event, such as timer_start.</summary>
    public required string Name { get; init; }

    /// <summary>Its fields by name, as they are printed.</summary>
    public required IReadOnlyDictionary<string, string> Fields { get; init; }

    /// <summary>comm of the task that ran; empty where it is not recorded.</summary>
    public string Task { get; init; } = "";

    /// <summary>Its pid; -1 where it is not recorded.</summary>
    public int Pid { get; init; } = -1;

    /// <summary>
    /// The columns for interrupts, rescheduling, context and depths; empty without them.
    /// </summary>
    public string Flags { get; init; } = "";

    /// <summary>Subsystem of the event, such as timer; empty where it is not recorded.</summary>
    public string Subsystem { get; init; } = "";

    /// <summary>
    /// When it was recorded, ns of the recording's clock; null where that counts no time.
    /// </summary>
    public long? TimeNs { get; init; }

    /// <summary>What a clock that counts no time showed, such as counter or x86-tsc.</summary>
    public ulong? Ticks { get; init; }

    /// <summary>What names the timer: the printed address.</summary>
    public string? Timer => Fields.GetValueOrDefault("timer");

    /// <summary>
    /// The field as a number, decimal or with 0x, negative ones as in C; false where it is
    /// missing or
    /// none.
    /// </summary>
    public bool TryGet(string name, out ulong value)
    {
        value = 0;
        if (!Fields.TryGetValue(name, out string? text))
            return false;
        if (text.StartsWith("0x", StringComparison.Ordinal))
            return ulong.TryParse(text.AsSpan(2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out value);
        if (text.StartsWith('-') && long.TryParse(text, NumberStyles.AllowLeadingSign,
                CultureInfo.InvariantCulture, out long negative))
        {
            value = (ulong)negative;
            return true;
        }
        return ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }
}
