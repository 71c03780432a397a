// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Says what a CPU sees of the others' stores. Memory itself always holds what was stored last; a model may have a
/// load bring something older. A member that is not implemented is a place where it does not.
/// </summary>
internal unsafe interface IMemoryModel : IOperationObserver
{
    /// <summary>Whether it has to be told what a run does to be able to answer.</summary>
    bool Observes { get; }

    /// <summary>Whether up to the next rest every load brings what the memory holds, so that it need
    /// not be asked from where a plain access reads.</summary>
    bool SeesNewest => true;

    /// <summary>A run begins.</summary>
    /// <param name="choices">Who is asked which of several stores a load sees.</param>
    /// <param name="limits">How far the run may go.</param>
    /// <param name="listing">Is told of each load that brings something older; null for
    /// nobody.</param>
    void Begin(ChoicePoints choices, RunLimits limits, StepListing? listing)
    {
    }

    /// <summary>What a marked load brings.</summary>
    /// <param name="cpu">CPU that loads.</param>
    /// <param name="kind">What kind of load it is.</param>
    /// <param name="address">From where.</param>
    /// <param name="newest">What the memory holds.</param>
    ulong Load(int cpu, visible_kind kind, nint address, ulong newest) => newest;

    /// <summary>Whether a compare-and-exchange that expects <paramref name="old"/> fails for an
    /// older value.</summary>
    bool Refuses(int cpu, nint address, ulong old, out ulong seen)
    {
        seen = 0;
        return false;
    }

    /// <summary>From where a plain access that comes reads or writes.</summary>
    void* PlainFrom(in PlainAccess access) => (void*)access.Address;

    /// <summary>A CPU takes the interrupts that it was sent.</summary>
    void TakesInterrupts(int cpu)
    {
    }

    /// <summary>A CPU has power given to another one, which starts.</summary>
    void PoweredOn(int from, int cpu)
    {
    }

    /// <summary>A CPU leaves one task for another.</summary>
    void Switches(int cpu, nint from, nint to)
    {
    }
}
