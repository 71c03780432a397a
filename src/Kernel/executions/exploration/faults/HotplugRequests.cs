// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// CPUs go offline, or come back, one after the other, each at a time of the policy's choice. A task that waits for
/// an interrupt carries the operations out; their steps are code like any other.
/// </summary>
internal sealed unsafe class HotplugRequests(
    Machine machine, ChoicePoints choices, RunLimits limits, AllocationFailures? failures) : IFault
{
    private completion* _gate;

    public int Taken { get; private set; }

    public void Begin()
    {
        _gate = machine.Arena.Allocate<completion>();
        init_completion(_gate);
        machine.Spawn(limits.HotplugCaller, "hotplug", TurnCpusOnAndOff);
    }

    public void BeforeOperation(int cpu)
    {
        if (Taken >= limits.Hotplug.Length || !choices.Strikes(cpu, DecisionKind.BeginHotplug))
            return;
        completion* gate = _gate;

        Taken++;
        machine.InterruptNow(limits.HotplugCaller, () => complete(gate));
    }

    private void TurnCpusOnAndOff()
    {
        foreach (int cpu in limits.Hotplug)
        {
            wait_for_completion(_gate);
            int error = cpu_online((uint)cpu) ? cpu_down((uint)cpu) : cpu_up((uint)cpu);

            if (error != 0 && failures is null or { Taken: 0 })
                throw new ScenarioFailedException("I10", $"cpu{cpu} is not turned on or off: {error}");
        }
    }
}
