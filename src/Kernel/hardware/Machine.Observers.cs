// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Hardware;

/// <summary>What is kept with a machine and is no part of it.</summary>
public sealed unsafe partial class Machine
{
    // Replaced as a whole, because other CPUs read it under no lock.
    private volatile object[] _attached = [];
    private int _hotplugSteps;

    /// <summary>
    /// Keeps <paramref name="item"/> with the machine, in place of one of the same type. If it is an
    /// <see cref="IMachineObserver"/> it is told what happens from now on; if it is
    /// <see cref="IDisposable"/> it ends with the machine.
    /// </summary>
    public T Attach<T>(T item) where T : class
    {
        object[] others = Array.FindAll(_attached, static other => other is not T);

        _attached = [.. others, item];
        return item;
    }

    /// <summary>The <typeparamref name="T"/> that is attached, or null.</summary>
    public T? Find<T>() where T : class
    {
        foreach (object attached in _attached)
        {
            if (attached is T found)
                return found;
        }
        return null;
    }

    /// <summary>The <typeparamref name="T"/> that is attached; a new one if there was none.</summary>
    public T Attached<T>() where T : class, new() => Find<T>() ?? Attach(new T());

    /// <summary>Whether a hotplug step is in flight; the hierarchy is between two shapes then.</summary>
    internal bool HotplugInFlight => _hotplugSteps != 0;

    /// <summary>A hotplug step begins. Steps are under one lock.</summary>
    internal void HotplugBegins() => _hotplugSteps++;

    /// <summary>It has ended, and its lock is still held.</summary>
    internal void HotplugEnds()
    {
        if (--_hotplugSteps != 0)
            return;
        foreach (object attached in _attached)
            (attached as IMachineObserver)?.HotplugEnded();
    }

    /// <summary>Tells the observers, between two events, that every CPU is at rest.</summary>
    internal void AtRest(IReadOnlyCollection<int> touched)
    {
        if (!_booted || HotplugInFlight)
            return;
        ThisCpu.context = _contexts;
        try
        {
            foreach (object attached in _attached)
                (attached as IMachineObserver)?.AtRest(touched);
        }
        finally
        {
            ThisCpu.context = null;
        }
    }
}
