// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A policy that looks at every step of a run, from a choice to the next one, and at what it touches.</summary>
internal interface IStepPolicy : IRunPolicy
{
    /// <summary>What the step touches that runs now; null where nobody wants to know.</summary>
    Footprint? Touched { get; }

    /// <summary>A run begins on a machine of so many CPUs, at most 64.</summary>
    void Start(int cpus);

    /// <summary>Asked at every step, where there is one option as well.</summary>
    /// <param name="point">The choice.</param>
    /// <param name="blocked">Bit n: CPU n would only find that a lock is held.</param>
    /// <param name="clock">What the clock would touch, where it is an option.</param>
    Decision Step(in ChoicePoint point, ulong blocked, Footprint? clock);

    /// <summary>Every CPU is at rest, and the clock moves on.</summary>
    void Rest();
}
