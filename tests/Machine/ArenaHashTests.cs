// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Machine;

/// <summary>The hash of a machine's memory that only looks at what changed is the one of the whole memory.</summary>
public sealed class ArenaHashTests
{
    [Fact]
    public void Update_IsTheHashOfTheWholeMemory()
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 3, ArenaBytes = 4 << 20 });
        var running = new RunningArenaHash();
        ulong before = running.Update(machine);

        Assert.Equal(ArenaHash.Of(machine), before);
        for (int i = 0; i < 5; i++)
        {
            machine.RunFor(7_000_000);
            Assert.Equal(ArenaHash.Of(machine), running.Update(machine));
        }
        Assert.NotEqual(before, running.Update(machine));
    }

    [Fact]
    public void Hash_IsTheSameInAnotherMachine()
    {
        using var one = Simulation.Boot(new MachineOptions { Cpus = 3, ArenaBytes = 4 << 20 });
        using var other = Simulation.Boot(new MachineOptions { Cpus = 3, ArenaBytes = 4 << 20 });

        one.RunFor(20_000_000);
        other.RunFor(20_000_000);
        Assert.Equal(ArenaHash.Of(one), ArenaHash.Of(other));
    }
}
