// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>
/// Something that may go wrong with a machine while it runs, a number of times a run; the policy is asked each time
/// that it may. A member that is not implemented is a place where the fault does not strike.
/// </summary>
internal interface IFault
{
    /// <summary>How often it has struck in this run.</summary>
    int Taken { get; }

    /// <summary>The run begins.</summary>
    void Begin()
    {
    }

    /// <summary>The run has ended.</summary>
    void End()
    {
    }

    /// <summary>A CPU comes to a place where it can stop.</summary>
    void BeforeOperation(int cpu)
    {
    }

    /// <summary>A CPU's clock is programmed.</summary>
    /// <param name="cpu">The CPU.</param>
    /// <param name="expires">When it is to interrupt, ns; long.MaxValue for never.</param>
    /// <returns>When it will.</returns>
    long ClockProgrammed(int cpu, long expires) => expires;
}
