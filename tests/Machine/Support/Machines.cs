// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine;

/// <summary>Small machines for tests.</summary>
internal static class Machines
{
    /// <summary>Boots a machine and fails if that warns.</summary>
    public static Linux.Hardware.Machine Boot(int cpus = 2, Func<MachineOptions, MachineOptions>? with = null)
    {
        var options = new MachineOptions { Cpus = cpus, ArenaBytes = 32 << 20 };
        var machine = Simulation.Boot(with?.Invoke(options) ?? options);
        NoWarnings(machine);
        return machine;
    }

    /// <summary>Fails with the text of the first warning, if there is any.</summary>
    public static void NoWarnings(Linux.Hardware.Machine machine)
    {
        var all = machine.Warnings.All;
        Assert.True(all.Count == 0, all.Count == 0 ? "" : all[0].ToString());
    }

    /// <summary>Takes the warnings whose text contains a phrase; all others fail the test.</summary>
    public static int Expect(Linux.Hardware.Machine machine, string phrase)
    {
        var all = machine.Warnings.All;
        Assert.All(all, w => Assert.Contains(phrase, w.Text));
        machine.Warnings.Clear();
        return all.Count;
    }
}
