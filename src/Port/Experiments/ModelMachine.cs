// SPDX-License-Identifier: GPL-2.0-only
using Linux.Push;

namespace Linux.Port.Experiments;

/// <summary>Machines that differ in who expires their timers.</summary>
internal static class ModelMachine
{
    /// <summary>Boots a machine; without pull it has no hierarchy.</summary>
    public static Machine Boot(
        TimerModel model, int cpus, Func<int, long, bool>? stopTick = null, Func<int, int>? cluster = null)
    {
        var machine = Simulation.Boot(new MachineOptions
        {
            Cpus = cpus,
            TimerMigration = model == TimerModel.Pull,
            CheckInvariants = false,
            StopTick = stopTick,
        });

        if (model == TimerModel.Push && cluster != null)
            SchedDomains.Build(machine, cluster, static _ => 0);
        else if (model == TimerModel.Push)
            SchedDomains.Build(machine);
        return machine;
    }

    /// <summary>Makes sure that the experiment ran what it meant to.</summary>
    /// <exception cref="InvalidOperationException">The machine warned.</exception>
    public static void Check(Machine machine)
    {
        if (machine.Warnings.All.Count != 0)
            throw new InvalidOperationException($"the machine warned: {machine.Warnings.All[0].Text}");
    }
}
