// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Says what a CPU sees of the others' stores. Memory itself always holds what was stored last; a model may have a
/// load bring something older.
/// </summary>
internal interface IMemoryModel : IOperationObserver
{
    /// <summary>Whether it has to be told what a run does to be able to answer.</summary>
    bool Observes { get; }

    /// <summary>What a marked load brings.</summary>
    /// <param name="cpu">CPU that loads.</param>
    /// <param name="kind">What kind of load it is.</param>
    /// <param name="address">From where.</param>
    /// <param name="newest">What the memory holds.</param>
    ulong Load(int cpu, visible_kind kind, nint address, ulong newest);
}
