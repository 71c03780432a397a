// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>A CPU stands still for a while, with all that it holds, while the others go on.</summary>
internal sealed class CpuStalls(Simulation simulation, ChoicePoints choices, RunLimits limits) : IFault
{
    public int Taken { get; private set; }

    public void BeforeOperation(int cpu)
    {
        if (Taken >= limits.CpuStalls || simulation.Now() + 2 * limits.CpuStallNs >= simulation.Until
            || !choices.Strikes(cpu, DecisionKind.StallCpu))
            return;
        object stopped = simulation.Stop();

        Taken++;
        choices.Hold(cpu);
        simulation.At(simulation.Now() + limits.CpuStallNs, () =>
        {
            choices.LetGo(cpu);
            simulation.Release(stopped, cpu);
        });
        simulation.MarkReady(cpu);
        simulation.ParkCurrent();
    }
}
