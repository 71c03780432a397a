// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// The hash of a run: of every marked operation, its CPU, place, address and value, and of every decision about a
/// fault, in order. Two runs that did the same have the same, in every process.
/// </summary>
internal sealed class RunHash
{
    /// <summary>The hash so far.</summary>
    public ulong Value { get; private set; } = 14695981039346656037;

    /// <summary>A marked operation comes.</summary>
    /// <param name="cpu">Its CPU.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="line">Its line.</param>
    /// <param name="offset">Place of its address in the arena.</param>
    public void Before(int cpu, visible_kind kind, int line, ulong offset)
        => Mix((ulong)cpu << 48 ^ (ulong)Kind(kind) << 40 ^ (ulong)line << 8 ^ offset << 16);

    /// <summary>What it read or wrote, which is a place where it is an address.</summary>
    public void After(ulong place) => Mix(place);

    /// <summary>A fault was dealt, or was not.</summary>
    public void Dealt(Decision decision) => Mix(decision.Key);

    /// <summary>Barriers count alike, as they did before there were several kinds of
    /// them.</summary>
    private static visible_kind Kind(visible_kind kind)
        => kind is visible_kind.ReadBarrier or visible_kind.WriteBarrier ? visible_kind.FullBarrier
            : kind;

    private void Mix(ulong value)
    {
        ulong hash = (Value ^ value) * 1099511628211;

        Value = hash ^ hash >> 29;
    }
}
