// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What each step of a run touches, for a policy that looks at steps.</summary>
internal sealed unsafe class Footprints(Machine machine, Simulation simulation, IStepPolicy policy)
    : IOperationObserver
{
    private const int WordShift = 3;
    private const uint OutsideOfTheArena = 1u << 31;
    private const int PartShift = 20;

    public void Before(in Operation operation)
    {
        if (operation.Shared)
            TouchMemory(operation.Address, operation.Size, operation.Kind.Access());
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        if (kind == visible_kind.Lock && machine.Arena.Contains((void*)address))
            policy.Touched?.Locked.Add((uint)(machine.Arena.OffsetOf((void*)address) >> WordShift));
    }

    public void Plain(in PlainAccess access) => TouchMemory(access.Address, access.Size, access.Kind);

    public void Touch(machine_part part, int number, access_kind kind)
        => Touch(policy.Touched, part, number, kind);

    public void TouchMemory(nint address, int size, access_kind kind)
        => TouchMemory(policy.Touched, (void*)address, size, kind);

    public void TouchEverything()
    {
        if (policy.Touched is { } footprint)
            footprint.IsEverything = true;
    }

    public void Interrupted(int from, int cpu) => TouchInterrupt(policy.Touched, cpu);

    /// <summary>A step begins; a CPU looks first whether it is interrupted.</summary>
    public void Begins(Decision decision)
    {
        if (!decision.IsCpu)
            return;
        Touch(machine_part.Ready, decision.Number, access_kind.Write);
        if (machine.Context(decision.Number)->irqs_disabled == 0)
            TouchMemory((nint)(&machine.Context(decision.Number)->pending_irqs), 8, access_kind.Read);
    }

    /// <summary>The clock goes on to the next device that fires, which is that of a CPU.</summary>
    public void ClockFires(int cpu) => TouchClock(policy.Touched, cpu);

    /// <summary>What the clock would touch if time passed now.</summary>
    public Footprint NextOfClock()
    {
        var footprint = new Footprint();

        if (simulation.NextIsADevice(out int cpu))
            TouchClock(footprint, cpu);
        else
            footprint.IsEverything = true;
        return footprint;
    }

    private static void Touch(Footprint? footprint, machine_part part, int number, access_kind kind)
        => footprint?.Add(OutsideOfTheArena | (uint)part << PartShift | (uint)number,
            (kind & access_kind.Write) != 0);

    private void TouchMemory(Footprint? footprint, void* address, int size, access_kind kind)
    {
        if (footprint == null)
            return;
        ulong first = machine.Arena.OffsetOf(address);

        for (ulong word = first >> WordShift; word <= (first + (uint)size - 1) >> WordShift; word++)
            footprint.Add((uint)word, (kind & access_kind.Write) != 0);
    }

    private void TouchInterrupt(Footprint? footprint, int cpu)
    {
        TouchMemory(footprint, &machine.Context(cpu)->pending_irqs, 8, access_kind.Update);
        if (!simulation.IsReady(cpu))
            Touch(footprint, machine_part.Ready, cpu, access_kind.Write);
    }

    private void TouchClock(Footprint? footprint, int cpu)
    {
        Touch(footprint, machine_part.Time, 0, access_kind.Write);
        for (int other = 0; other < machine.Options.PossibleCpus; other++)
            Touch(footprint, machine_part.ClockDevice, other, access_kind.Read);
        Touch(footprint, machine_part.ClockDevice, cpu, access_kind.Write);
        Touch(footprint, machine_part.Events, 0, access_kind.Read);
        TouchMemory(footprint, &machine.Context(cpu)->clock_expires, 8, access_kind.Write);
        TouchInterrupt(footprint, cpu);
    }
}
