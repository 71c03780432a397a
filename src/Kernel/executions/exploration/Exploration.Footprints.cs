// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What each step of the run touches.</summary>
internal sealed unsafe partial class Exploration
{
    private const int WordShift = 3;
    private const uint OutsideOfTheArena = 1u << 31;
    private const int PartShift = 20;
    private IStepChoices? _steps;

    public override long Now()
    {
        Touch(machine_part.Time, 0, access_kind.Read);
        return base.Now();
    }

    internal override void Touch(machine_part part, int number, access_kind kind)
    {
        RememberManaged(part, number);
        Touch(_steps?.Touched, part, number, kind);
    }

    private static void Touch(Footprint? footprint, machine_part part, int number, access_kind kind)
        => footprint?.Add(OutsideOfTheArena | (uint)part << PartShift | (uint)number,
            (kind & access_kind.Write) != 0);

    internal override void ClockProgrammed(int cpu, long expires)
    {
        Touch(machine_part.ClockDevice, cpu, access_kind.Write);
        base.ClockProgrammed(cpu, WithClockError(cpu, expires));
    }

    internal override void CpuPoweredOn(int cpu)
    {
        TouchPending(cpu, access_kind.Update);
        Touch(machine_part.Ready, cpu, access_kind.Write);
        base.CpuPoweredOn(cpu);
    }

    protected override void EventHappens()
    {
        if (_steps?.Touched is { } footprint)
            footprint.IsEverything = true;
    }

    private void TouchMemory(void* address, int size, access_kind kind)
        => TouchMemory(_steps?.Touched, address, size, kind);

    private void TouchMemory(Footprint? footprint, void* address, int size, access_kind kind)
    {
        if (footprint == null)
            return;
        ulong first = _machine.Arena.OffsetOf(address);

        for (ulong word = first >> WordShift; word <= (first + (uint)size - 1) >> WordShift; word++)
            footprint.Add((uint)word, (kind & access_kind.Write) != 0);
    }

    protected override void LooksForInterrupts(int cpu)
    {
        if (_machine.Context(cpu)->irqs_disabled == 0)
            TouchPending(cpu, access_kind.Read);
    }

    private void TouchPending(int cpu, access_kind kind)
        => TouchMemory(&_machine.Context(cpu)->pending_irqs, 8, kind);

    /// <summary>A CPU is interrupted, by another one or by its clock.</summary>
    private void TouchInterrupt(Footprint? footprint, int cpu)
    {
        TouchMemory(footprint, &_machine.Context(cpu)->pending_irqs, 8, access_kind.Update);
        if (!IsReady(cpu))
            Touch(footprint, machine_part.Ready, cpu, access_kind.Write);
    }

    /// <summary>The clock goes on to the next device that fires, which is that of a CPU.</summary>
    private void TouchClock(Footprint? footprint, int cpu)
    {
        Touch(footprint, machine_part.Time, 0, access_kind.Write);
        for (int other = 0; other < _clockFired.Length; other++)
            Touch(footprint, machine_part.ClockDevice, other, access_kind.Read);
        Touch(footprint, machine_part.ClockDevice, cpu, access_kind.Write);
        Touch(footprint, machine_part.Events, 0, access_kind.Read);
        TouchMemory(footprint, &_machine.Context(cpu)->clock_expires, 8, access_kind.Write);
        TouchInterrupt(footprint, cpu);
    }

    /// <summary>What the clock would touch if time passed now.</summary>
    private Footprint NextOfClock()
    {
        var footprint = new Footprint();

        if (NextIsADevice(out int cpu))
            TouchClock(footprint, cpu);
        else
            footprint.IsEverything = true;
        return footprint;
    }

    /// <summary>A step begins; a CPU looks first whether it is interrupted.</summary>
    private Decision BeginStep(Decision pick)
    {
        if (!pick.IsCpu)
            return pick;
        Touch(machine_part.Ready, pick.Number, access_kind.Write);
        if (_machine.Context(pick.Number)->irqs_disabled == 0)
            TouchPending(pick.Number, access_kind.Read);
        return pick;
    }

    /// <summary>CPUs that stopped before they take a lock that another one holds.</summary>
    private ulong Blocked()
    {
        ulong blocked = 0;

        for (int cpu = 0; cpu < _stoppedAt.Length && cpu < 64; cpu++)
        {
            var @lock = (raw_spinlock_t*)_stoppedAt[cpu];
            cpu_context* context = _machine.Context(cpu);

            if (@lock != null && @lock->owner != 0 && @lock->owner != (uint)cpu + 1
                && (context->pending_irqs == 0 || context->irqs_disabled != 0))
                blocked |= 1ul << cpu;
        }
        return blocked;
    }
}
