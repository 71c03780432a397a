// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>An allocation of the slab finds no memory.</summary>
internal sealed class AllocationFailures(Machine machine, ChoicePoints choices, RunLimits limits) : IFault
{
    public int Taken { get; private set; }

    public void Begin() => machine.Slab.ShouldFail = Fails;

    public void End() => machine.Slab.ShouldFail = null;

    private bool Fails(SlabRequest request)
    {
        if (Taken >= limits.AllocationFailures || choices.IsSilent || !limits.MayFail(request)
            || !choices.Strikes(request.Cpu, DecisionKind.FailAllocation))
            return false;
        Taken++;
        return true;
    }
}
