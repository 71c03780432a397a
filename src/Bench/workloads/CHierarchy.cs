// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux.Bench;

/// <summary>
/// The same operations on upstream's timer_migration.c, which bench/upstream/run has compiled to a
/// library.
/// </summary>
internal sealed unsafe class CHierarchy
{
    private readonly nint _library;

    /// <summary>Loads the library and brings its CPUs up; all of them are idle then.</summary>
    /// <exception cref="DllNotFoundException">It cannot be loaded.</exception>
    /// <exception cref="InvalidOperationException">Its hierarchy does not come up.</exception>
    public CHierarchy(string library, int cpus)
    {
        _library = NativeLibrary.Load(library);
        if (((delegate* unmanaged<int, int>)Of("hierarchy_set_up"))(cpus) != 0)
            throw new InvalidOperationException("the hierarchy of the C does not come up");
        _pairs = (delegate* unmanaged<int, long, ulong, void>)Of("hierarchy_pairs");
        _newTimers = (delegate* unmanaged<int, long, ulong, ulong>)Of("hierarchy_new_timers");
    }

    private readonly delegate* unmanaged<int, long, ulong, void> _pairs;
    private readonly delegate* unmanaged<int, long, ulong, ulong> _newTimers;

    /// <summary>Warnings of the C; a run that has any measured something else.</summary>
    public int Warnings => ((delegate* unmanaged<int>)Of("hierarchy_warnings"))();

    /// <summary>A CPU is in use.</summary>
    public void Activate(int cpu)
        => ((delegate* unmanaged<int, void>)Of("hierarchy_activate"))(cpu);

    /// <summary>A CPU goes idle without a timer.</summary>
    public void Deactivate(int cpu)
        => ((delegate* unmanaged<int, void>)Of("hierarchy_deactivate"))(cpu);

    /// <summary>An active CPU goes idle with a timer, and comes back.</summary>
    public void Pairs(int cpu, int operations, ulong expires) => _pairs(cpu, operations, expires);

    /// <summary>An idle CPU gets a first timer again and again.</summary>
    public void NewTimers(int cpu, int operations, ulong expires)
        => _newTimers(cpu, operations, expires);

    private void* Of(string function) => (void*)NativeLibrary.GetExport(_library, function);
}
