// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux;

/// <summary>A statement about the machine's data did not hold.</summary>
/// <param name="Invariant">Its name: I1 to I16.</param>
/// <param name="Text">What was found, with names and values.</param>
/// <param name="Time">Clock monotonic, ns.</param>
public sealed record Violation(string Invariant, string Text, long Time)
{
    /// <inheritdoc/>
    public override string ToString() => $"{Invariant} at {Time} ns: {Text}";
}

/// <summary>A broken invariant ended a run.</summary>
public sealed class InvariantBrokenException(Violation violation) : Exception(violation.ToString())
{
    /// <summary>What was broken.</summary>
    public Violation Violation { get; } = violation;
}

/// <summary>
/// Something that holds whenever no walk, softirq, remote expiry or hotplug step is in flight.
/// </summary>
internal abstract class Invariant
{
    /// <summary>Its name in reports.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Yields a text for each place where it does not hold. The caller is on a CPU of the machine.
    /// </summary>
    public abstract void Check(InvariantContext context);
}

/// <summary>What one round of checks looks at and finds.</summary>
internal sealed class InvariantContext
{
    private readonly List<Violation> _violations;
    private HierarchyView? _hierarchy;

    public InvariantContext(Machine machine, InvariantMemory memory, List<Violation> violations)
    {
        Machine = machine;
        Memory = memory;
        _violations = violations;
    }

    public Machine Machine { get; }

    /// <summary>What the last round saw; for statements about change.</summary>
    public InvariantMemory Memory { get; }

    public HierarchyView Hierarchy => _hierarchy ??= HierarchyView.Read();

    public int Cpus => Machine.Options.PossibleCpus;

    public void Broken(Invariant invariant, string text)
        => _violations.Add(new Violation(invariant.Name, text, Machine.Now));
}

/// <summary>What is remembered from one round of checks to the next.</summary>
internal sealed class InvariantMemory(int cpus)
{
    /// <summary>clk of each wheel when it was last looked at; by cpu * NR_BASES + base.</summary>
    public ulong[] WheelClock { get; } = new ulong[cpus * Kernel.NR_BASES];

    /// <summary>Parent of each group that was once seen with one.</summary>
    public Dictionary<nint, nint> Parents { get; } = new();
}
