// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine;

/// <summary>A spin loop is a deadlock when nothing is left that could end it, and not before.</summary>
public sealed unsafe class SpinLoopTests
{
    [Fact]
    public void WhatIsToHappenLater_EndsIt_ThoughNoClockIsArmed()
    {
        using var machine = Simulation.Boot(Options);
        bool come = false;
        bool gone = false;

        machine.Spawn(0, "spins", () =>
        {
            machine.Execution.At(machine.Now + 10_000_000, () => come = true);
            Spin(() => come);
            gone = true;
        });
        machine.RunFor(20_000_000);
        Assert.True(gone, "the loop goes on, though what it waits for has come");
    }

    [Fact]
    public void NothingLeftToHappen_IsADeadlock()
    {
        using var machine = Simulation.Boot(Options);

        machine.Spawn(0, "spins", () => Spin(() => false));
        machine.Spawn(1, "spins", () => Spin(() => false));
        var told = Assert.Throws<KernelBugException>(() => machine.RunFor(1_000_000_000));

        Assert.Contains("nothing else is to happen", told.Message, StringComparison.Ordinal);
    }

    private static MachineOptions Options => new() { Cpus = 2, ArenaBytes = 4 << 20 };

    private static void Spin(Func<bool> until)
    {
        Kernel.local_irq_disable();
        while (!until())
            Kernel.cpu_relax();
        Kernel.local_irq_enable();
    }
}
