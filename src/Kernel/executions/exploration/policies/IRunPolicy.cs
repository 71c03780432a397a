// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Makes every decision of one run.</summary>
internal interface IRunPolicy
{
    /// <summary>Whether time that passes is <see cref="DecisionKind.AdvanceClockLatched"/>, so that what a CPU
    /// does next does not depend on which one ran last.</summary>
    bool LatchesClock => false;

    /// <summary>Which CPU goes on, or that time passes: one of the point's options.</summary>
    Decision Next(in ChoicePoint point);

    /// <summary>What happens to the CPU that goes on, a fault or a number that its program asks for: one of the
    /// point's options.</summary>
    Decision NextFault(in ChoicePoint point) => point.Default;

    /// <summary>Which store a load sees: one of the point's options, of which the first is the
    /// newest.</summary>
    Decision NextLoad(in ChoicePoint point) => point.Default;

    /// <summary>All CPUs have come to rest, where each knows what all have stored.</summary>
    void Rested()
    {
    }

    /// <summary>Whether every load up to the next rest sees the newest store, so that none is asked
    /// for.</summary>
    bool SeesNewest => false;
}
