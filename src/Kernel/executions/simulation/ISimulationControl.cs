// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Decides for a simulation which CPU goes on, where that is not the one that became ready first, and is told
/// what the simulation's loop does.
/// </summary>
internal interface ISimulationControl
{
    /// <summary>Whether no CPU waits in the middle of something because the control had it stop.</summary>
    bool HoldsNobody { get; }

    /// <summary>Takes a CPU that can go on from <see cref="Simulation.Ready"/>; false if there is none.</summary>
    bool TakeReady(out int cpu);

    /// <summary>No CPU can go on, and the clock is about to move; in place of
    /// <see cref="Simulation.CheckAtRest"/>.</summary>
    void NothingIsReady();

    /// <summary>What a CPU does next depends on whether it is interrupted.</summary>
    void LooksForInterrupts(int cpu);

    /// <summary>The clock event device of a CPU fires.</summary>
    void ClockFires(int cpu);

    /// <summary>Something is to happen at a time, without a device; it has the number
    /// <paramref name="number"/>.</summary>
    void EventPlanned(long number);

    /// <summary>Such a thing happens.</summary>
    void EventHappens();

    /// <summary>The simulation reads or changes something of the machine's own.</summary>
    void Touch(machine_part part, int number, access_kind kind);
}
