// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;

namespace Linux;

/// <summary>Runs a scenario in virtual time, its programs one after the other.</summary>
internal static class SimulatedRun
{
    public static ScenarioFailure? Run(Scenario scenario, ulong seed)
    {
        Machine? machine = null;

        return ScenarioFailure.Of(() => Play(scenario, seed, out machine), () => machine);
    }

    private static void Play(Scenario scenario, ulong seed, out Machine machine)
    {
        machine = new Machine(scenario.Options with { Seed = seed });
        using (machine)
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
}
