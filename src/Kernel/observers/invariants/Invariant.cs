// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Observers;

/// <summary>A statement about the machine's data did not hold.</summary>
/// <param name="Invariant">Its name: I1 to I16.</param>
/// <param name="Text">What was found, with names and values.</param>
/// <param name="Time">Clock monotonic, ns.</param>
[Trusted("The machine stands still while it is looked at.")]
public sealed record Violation(string Invariant, string Text, long Time)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant} at {Time} ns: {Text}";
}

/// <summary>A broken invariant ended a run.</summary>
[Trusted("The machine stands still while it is looked at.")]
public sealed class InvariantBrokenException(Violation violation) : Exception(violation.ToString())
{
    /// <summary>What was broken.</summary>
    public Violation Violation { get; } = violation;
}

/// <summary>
/// Something that holds whenever no walk, softirq, remote expiry or hotplug step is in flight.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal abstract class Invariant
{
    /// <summary>Its name in reports.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it says something only of the whole machine, not of some CPUs.</summary>
    public virtual bool NeedsAll => false;

    /// <summary>
    /// Reports a text for each place where it does not hold. The caller is on a CPU of the machine.
    /// </summary>
    public abstract void Check(InvariantContext context);
}

/// <summary>What one round of checks looks at and finds.</summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed class InvariantContext
{
    private readonly List<Violation> _violations;

    public InvariantContext(
        Machine machine, InvariantMemory memory, IReadOnlyCollection<int>? touched,
        List<Violation> violations)
    {
        Machine = machine;
        Memory = memory;
        _violations = violations;
        Hierarchy = touched == null ? memory.Refresh() : memory.Hierarchy;
        Cpus = touched ?? memory.AllCpus;
        Groups = touched == null ? Hierarchy.All : Hierarchy.PathsOf(touched);
    }

    public Machine Machine { get; }

    /// <summary>What the last round saw; for statements about change.</summary>
    public InvariantMemory Memory { get; }

    /// <summary>The CPUs to look at.</summary>
    public IReadOnlyCollection<int> Cpus { get; }

    /// <summary>The groups to look at.</summary>
    public IEnumerable<GroupView> Groups { get; }

    public HierarchyView Hierarchy { get; }

    public void Broken(Invariant invariant, string text)
        => _violations.Add(new Violation(invariant.Name, text, Machine.Now));
}

/// <summary>What is remembered from one round of checks to the next.</summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed class InvariantMemory
{
    public InvariantMemory(int cpus)
    {
        WheelClock = new ulong[cpus * Kernel.NR_BASES];
        AllCpus = new int[cpus];
        for (int cpu = 0; cpu < cpus; cpu++)
            AllCpus[cpu] = cpu;
    }

    public int[] AllCpus { get; }

    /// <summary>clk of each wheel when it was last looked at; by cpu * NR_BASES + base.</summary>
    public ulong[] WheelClock { get; }

    /// <summary>Parent of each group that was once seen with one.</summary>
    public Dictionary<nint, nint> Parents { get; } = new();

    /// <summary>The tree as it was built when everything was last looked at.</summary>
    public HierarchyView Hierarchy { get; private set; } = null!;

    public HierarchyView Refresh() => Hierarchy = HierarchyView.Read();
}
