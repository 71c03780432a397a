// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Bench;

/// <summary>
/// Operations of the migration hierarchy on the port: a machine of one node whose CPUs are all
/// idle, and
/// which stands still while the calling thread becomes one of them.
/// </summary>
internal sealed unsafe class HierarchyWorkload : IDisposable
{
    private readonly Machine _machine;

    /// <summary>Boots the machine, and lets every CPU go idle.</summary>
    public HierarchyWorkload(int cpus)
    {
        _machine = Simulation.Boot(new MachineOptions { Cpus = cpus, CheckInvariants = false });
        _machine.RunFor(1_000_000_000);
        for (int cpu = 0; cpu < cpus; cpu++)
        {
            _machine.Inspect(cpu, static () =>
            {
                if (!this_cpu_ptr(ref Kernel.tmigr_cpu)->idle)
                    tmigr_cpu_deactivate(KTIME_MAX);
            });
        }
    }

    /// <summary>Warnings of the machine; a run that has any measured something else.</summary>
    public int Warnings => _machine.Warnings.All.Count;

    /// <summary>Runs <paramref name="body"/> as a CPU, interrupts off.</summary>
    public void On(int cpu, Action body) => _machine.Inspect(cpu, body);

    /// <summary>A CPU is in use.</summary>
    public void Activate(int cpu) => On(cpu, tmigr_cpu_activate);

    /// <summary>A CPU goes idle without a timer.</summary>
    public void Deactivate(int cpu) => On(cpu, static () => tmigr_cpu_deactivate(KTIME_MAX));

    /// <summary>The active CPU that the caller is goes idle with a timer, and comes back.</summary>
    public static void Pairs(int operations, ulong expires)
    {
        for (int i = 0; i < operations; i++)
        {
            tmigr_cpu_deactivate(expires);
            tmigr_cpu_activate();
        }
    }

    /// <summary>The idle CPU that the caller is gets a first timer again and again.</summary>
    public static void NewTimers(int operations, ulong expires)
    {
        for (int i = 0; i < operations; i++)
            tmigr_cpu_new_timer(expires + (ulong)(i & 1));
    }

    /// <summary>Stops the machine.</summary>
    public void Dispose() => _machine.Dispose();
}
