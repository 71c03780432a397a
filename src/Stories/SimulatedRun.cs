// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Linq;
using Linux.Executions;
using Linux.Observers;

namespace Linux.Stories;

/// <summary>Runs a scenario in virtual time, its programs one after the other.</summary>
internal static class SimulatedRun
{
    public static SimulationResult Run(Scenario scenario, SimulationRequest request)
    {
        Machine? machine = null;
        using var trace = new StringWriter();
        ScenarioFailure? failure = ScenarioFailure.Of(
            () => Play(scenario, request, trace, out machine), () => machine);

        return new SimulationResult(
            failure, trace.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    private static void Play(
        Scenario scenario, SimulationRequest request, TextWriter trace, out Machine machine)
    {
        machine = Simulation.Boot(scenario.Options with
        {
            Seed = request.Seed,
            CheckInvariants = scenario.Options.CheckInvariants && request.Invariants,
        });
        using (machine)
        {
            if (request.Trace != null)
            {
                machine.EnableTrace(request.Trace);
                machine.StreamTrace(trace);
            }
            try
            {
                Play(scenario, machine);
            }
            finally
            {
                machine.FlushTrace();
            }
        }
    }

    private static void Play(Scenario scenario, Machine machine)
    {
        scenario.SetUp(machine);
        foreach (CpuProgram program in scenario.Programs(machine))
            machine.On(program.Cpu, program.Body);
        scenario.Check(machine);
        if (machine.Warnings.All.FirstOrDefault() is { Text: not null } warning)
            throw new ScenarioFailedException(
                "I11", $"WARNING at {warning.File}:{warning.Line}: {warning.Text}");
        if (machine.Slab.Check() is { Count: > 0 } damage)
            throw new ScenarioFailedException("I12", damage[0].ToString());
    }
}
