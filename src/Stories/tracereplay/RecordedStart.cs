// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A timer_start, as any kernel since 2.6.31 prints it, in a machine's jiffies.</summary>
internal sealed record RecordedStart
{
    /// <summary>The event.</summary>
    public required RecordedEvent Event { get; init; }

    /// <summary>What the timer was armed for.</summary>
    public required ulong Expires { get; init; }

    /// <summary>When.</summary>
    public required ulong Jiffy { get; init; }

    /// <summary>CPU whose wheel it went to; the recording CPU where that is not printed.</summary>
    public required int Cpu { get; init; }

    /// <summary>TIMER_DEFERRABLE, TIMER_PINNED and TIMER_IRQSAFE.</summary>
    public required uint Flags { get; init; }

    /// <summary>The bucket that the line prints; null where it prints none.</summary>
    public uint? Index { get; init; }

    /// <summary>The bucket's expiry; null where the line prints none.</summary>
    public ulong? BucketExpiry { get; init; }

    /// <summary>
    /// Whether the flags are printed as a number, as 4.2 to 4.15 do, and not as every kernel keeps them.
    /// </summary>
    public bool HasNumber { get; init; }

    /// <summary>Whether any flags are printed.</summary>
    public bool HasFlags { get; init; }

    /// <summary>Whether the timer may wait for its CPU to be awake.</summary>
    public bool IsDeferrable => (Flags & TIMER_DEFERRABLE) != 0;

    /// <summary>Reads the line; null and the reason if it cannot be replayed.</summary>
    public static RecordedStart? Read(RecordedEvent read, JiffiesMap map, out string why)
    {
        why = "";
        foreach (string name in (string[])["timer", "expires"])
        {
            if (!read.Fields.ContainsKey(name))
                why = $"it has no field {name}";
        }
        if (why.Length != 0)
            return null;
        if (!read.TryGet("expires", out ulong expires) || RecordedJiffies.Of(read) is not { } jiffy)
            return Fail("expires or timeout is no number", out why);
        bool hasFlags = read.Fields.TryGetValue("flags", out string? flags);
        bool isRaw = read.Fields.ContainsKey("now");
        bool number = hasFlags && (flags!.StartsWith("0x", StringComparison.Ordinal)
            || (isRaw && read.TryGet("flags", out _)));
        ulong word = 0;
        if (number && !read.TryGet("flags", out word))
            return Fail("flags is no number", out why);
        ulong cpu = number ? word & TIMER_CPUMASK : (ulong)read.Cpu;
        if (read.Fields.ContainsKey("cpu") && !read.TryGet("cpu", out cpu))
            return Fail("cpu is no number", out why);
        if (cpu >= MachineOptions.MaxCpus)
            return Fail($"cpu {cpu} is more than the {MachineOptions.MaxCpus} of a machine",
                out why);
        ulong index = 0;
        bool hasIndex = read.Fields.ContainsKey("idx");
        if (hasIndex && (!read.TryGet("idx", out index) || index >= (ulong)WHEEL_SIZE))
            return Fail($"idx is none of the wheel's {WHEEL_SIZE} buckets", out why);
        ulong bucket = 0;
        bool hasBucket = read.Fields.ContainsKey("bucket_expiry");
        if (hasBucket && !read.TryGet("bucket_expiry", out bucket))
            return Fail("bucket_expiry is no number", out why);
        return new RecordedStart
        {
            Event = read,
            Expires = map.ToMachine(expires),
            Jiffy = map.ToMachine(jiffy),
            Cpu = (int)cpu,
            Flags = number ? NumberFlags((uint)word, isRaw) : NamedFlags(flags ?? ""),
            Index = hasIndex ? (uint)index : number && word >> TIMER_ARRAYSHIFT != 0
                ? (uint)word >> TIMER_ARRAYSHIFT : null,
            BucketExpiry = hasBucket ? map.ToMachine(bucket) : null,
            HasNumber = number && !isRaw,
            HasFlags = hasFlags,
        };
    }

    private static RecordedStart? Fail(string reason, out string why)
    {
        why = reason;
        return null;
    }

    /// <summary>
    /// Before 4.8 deferrable was the bit that is pinned now; either may be meant, and a timer
    /// that may
    /// be deferrable is taken for one.
    /// </summary>
    private static uint NumberFlags(uint word, bool isRaw)
        => !isRaw && (word & (TIMER_DEFERRABLE | TIMER_PINNED)) != 0 && word >> TIMER_ARRAYSHIFT == 0
            ? TIMER_DEFERRABLE : word & (TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE);

    private static uint NamedFlags(string text)
    {
        uint flags = 0;

        foreach (string flag in text.Split('|', StringSplitOptions.RemoveEmptyEntries))
            flags |= flag switch
            {
                "D" => TIMER_DEFERRABLE,
                "P" => TIMER_PINNED,
                "I" => TIMER_IRQSAFE,
                _ => 0u,
            };
        return flags;
    }
}
