// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A marked operation that is about to be carried out.</summary>
/// <param name="Number">Number in the run, from 1.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Address">Its address; 0 where it has none.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Shared">Whether the address is one of the machine's memory.</param>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
internal readonly record struct Operation(
    long Number, int Cpu, visible_kind Kind, nint Address, int Size, bool Shared, string File, int Line);

/// <summary>An access of the machine's memory that is not marked, and is about to be carried out.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Address">Its address.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Kind">What it does.</param>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
internal readonly record struct PlainAccess(
    int Cpu, nint Address, int Size, access_kind Kind, string File, int Line);

/// <summary>
/// Is told what a run does. It changes nothing; what it reads of the machine is no part of the run. Each member
/// that is not implemented ignores what it tells of.
/// </summary>
internal interface IOperationObserver
{
    /// <summary>A marked operation comes.</summary>
    void Before(in Operation operation)
    {
    }

    /// <summary>It has read or written <paramref name="value"/>.</summary>
    void After(int cpu, visible_kind kind, nint address, ulong value)
    {
    }

    /// <summary>A plain access comes, in an image that records them.</summary>
    void Plain(in PlainAccess access)
    {
    }

    /// <summary>Words of the machine's memory are read or changed by its hardware.</summary>
    void TouchMemory(nint address, int size, access_kind kind)
    {
    }

    /// <summary>What stands outside of the memory is read or changed; on a CPU, or on none.</summary>
    void Touch(machine_part part, int number, access_kind kind)
    {
    }

    /// <summary>Something happens that may touch everything.</summary>
    void TouchEverything()
    {
    }

    /// <summary>A CPU is interrupted by another one, or from outside of any, which is -1.</summary>
    void Interrupted(int from, int cpu)
    {
    }

    /// <summary>A CPU was dealt a fault, or spared it, or its program got a number.</summary>
    void Dealt(int cpu, Decision decision)
    {
    }

    /// <summary>Something is to happen at a time, without a device.</summary>
    void EventPlanned(long number)
    {
    }

    /// <summary>The step that ran up to now ends: a choice comes, or all CPUs are at rest.</summary>
    void StepEnds()
    {
    }

    /// <summary>A CPU was chosen to go on.</summary>
    void Chosen(int cpu)
    {
    }

    /// <summary>Every CPU is at rest, and time passes.</summary>
    void Rest()
    {
    }
}
