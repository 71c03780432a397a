// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What CPUs see of each other's stores is asked of the memory model.</summary>
internal sealed unsafe partial class Stepper
{
    internal override ulong Loaded(ulong newest)
    {
        if (!IsOfARun(out int cpu))
            return newest;
        (visible_kind kind, nint address) = (_operation[cpu].Kind, _operation[cpu].Address);
        ulong seen = _memory.Load(cpu, kind, address, newest);

        AfterVisible(seen);
        return seen;
    }

    internal override bool Refuses(ulong old, out ulong seen)
    {
        seen = 0;
        if (!IsOfARun(out int cpu) || !_memory.Refuses(cpu, _operation[cpu].Address, old, out seen))
            return false;
        AfterVisible(seen);
        return true;
    }

    internal override int StaleLoads(int cpu) => _choices?.Loads.Spent(cpu) ?? 0;

    internal override void TakingInterrupts()
    {
        if (IsOfARun(out int cpu))
            _memory.TakesInterrupts(cpu);
    }

    internal override void* PlainAccess(void* address, int size, access_kind kind, string file,
        int line)
    {
        if (_memory.SeesNewest && _observers?.WatchPlainAccesses != true
            || !IsOfARun(out int cpu) || !Machine.Arena.Contains(address))
            return address;
        var access = new PlainAccess(cpu, (nint)address, size, kind, file, line);

        _observers!.Plain(access);
        return _memory.PlainFrom(access);
    }

    internal override void CpuPoweredOn(int cpu)
    {
        _observers?.TouchMemory(PendingOf(cpu), 8, access_kind.Update);
        Touch(machine_part.Ready, cpu, access_kind.Write);
        if (IsOfARun(out int from))
            _memory.PoweredOn(from, cpu);
        Simulation.CpuPoweredOn(cpu);
    }

    internal override void SwitchTo(task_struct* prev, task_struct* next)
    {
        if (IsOfARun(out int cpu))
            _memory.Switches(cpu, (nint)prev, (nint)next);
        Simulation.SwitchTo(prev, next);
    }
}
