// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>Is told of the states at rest in which epochs end.</summary>
internal interface IEpochStates
{
    /// <summary>A run is at rest, and nothing has stopped in the middle of anything.</summary>
    void Reached(Machine machine, Stepper stepper, Scenario scenario);
}
