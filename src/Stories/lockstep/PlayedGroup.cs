// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Stories;

/// <summary>What a line of a scenario does.</summary>
internal delegate void Operation(int cpu, long a, long b, long c);

/// <summary>The machine of one scenario, and what the operations of its group of files do to it.</summary>
internal abstract class PlayedGroup : IDisposable
{
    /// <summary>Its CPUs.</summary>
    public abstract PlayedMachine World { get; }

    /// <summary>Whether the points of each operation are compared.</summary>
    public abstract bool ShowsPoints { get; }

    /// <summary>Operations of a CPU that is online, by name.</summary>
    public abstract IReadOnlyDictionary<string, Operation> OnCpu { get; }

    /// <summary>Operations of no CPU, by name.</summary>
    public abstract IReadOnlyDictionary<string, Operation> OnNone { get; }

    /// <summary>Makes the calling thread one of the machine's.</summary>
    public abstract void Become();

    /// <summary>Brings the machine to where its scenario starts.</summary>
    public abstract void SetUp();

    /// <summary>Called before each operation.</summary>
    public abstract void BeginOperation();

    /// <summary>Called on its CPU before an operation and before one that interrupts it.</summary>
    public abstract void PrepareOperation();

    /// <summary>Shows the whole state.</summary>
    public abstract void Show();

    /// <inheritdoc/>
    public abstract void Dispose();
}
