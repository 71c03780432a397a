// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Hardware;

/// <summary>What is kept with a machine and is no part of it; one of each type.</summary>
internal sealed class Attachments
{
    // Replaced as a whole, because other CPUs read it under no lock.
    private volatile object[] _all = [];

    /// <summary>All items, in the order in which they came.</summary>
    public IReadOnlyList<object> All => _all;

    /// <summary>Keeps an item, in place of one of the same type.</summary>
    public T Add<T>(T item) where T : class
    {
        object[] others = Array.FindAll(_all, static other => other is not T);

        _all = [.. others, item];
        return item;
    }

    /// <summary>The item of that type, or null.</summary>
    public T? Find<T>() where T : class
    {
        foreach (object item in _all)
        {
            if (item is T found)
                return found;
        }
        return null;
    }

    /// <summary>A CPU is about to get power.</summary>
    public void CpuPoweredOn(int cpu)
    {
        foreach (object item in _all)
            (item as IMachineObserver)?.CpuPoweredOn(cpu);
    }

    /// <summary>The last hotplug step that was in flight has ended.</summary>
    public void HotplugEnded()
    {
        foreach (object item in _all)
            (item as IMachineObserver)?.HotplugEnded();
    }

    /// <summary>Every CPU is at rest; the caller is one of them.</summary>
    public void AtRest(IReadOnlyCollection<int> touched)
    {
        foreach (object item in _all)
            (item as IMachineObserver)?.AtRest(touched);
    }

    /// <summary>The machine is gone.</summary>
    public void Dispose()
    {
        foreach (object item in _all)
            (item as IDisposable)?.Dispose();
    }

    /// <summary>Hash of what the observers remember.</summary>
    public ulong StateHash()
    {
        ulong hash = 0;

        foreach (object item in _all)
            hash = ArenaHash.Mix(hash, (item as IMachineObserver)?.StateHash() ?? 0);
        return hash;
    }
}
