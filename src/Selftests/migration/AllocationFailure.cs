// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>
/// Bringing a CPU up while each of its allocations fails in turn: afterwards the tree is sound, and a
/// second attempt succeeds. What upstream itself gets wrong is subtracted by name.
/// </summary>
internal static unsafe class AllocationFailure
{
    // The last two say how often upstream's findings are seen on the way.
    [Selftest("migration.no-memory.second-group", 4, 8, 1, 4, 1, 1)]
    [Selftest("migration.no-memory.third-group", 8, 20, 1, 4, 1, 0)]
    [Selftest("migration.no-memory.second-node", 4, 16, 2, 4, 1, 2)]
    [Selftest("migration.no-memory.third-level", 16, 40, 1, 4, 1, 1)]
    [Selftest("migration.no-memory.existing-group", 5, 8, 1, 8, 0, 0)]
    private static void EachInTurn(
        SelftestContext t, int up, int possible, int nodes, int children, int firstGroups, int oldRoots)
    {
        int cleanErrors = 0;
        for (ulong number = 1; ; number++)
        {
            using var machine = Simulation.Boot(new MachineOptions
            {
                Cpus = up,
                Possible = possible,
                Nodes = nodes,
                NodeOf = nodes == 1 ? null : cpu => cpu < up ? 0 : 1,
                ChildrenPerGroup = children,
                CheckInvariants = false,
            });
            string step = $"allocation {number}";
            ulong reached = 0;
            int error = 0;

            machine.Slab.ShouldFail = _ => ++reached == number;
            machine.On(0, () => error = cpu_up((uint)up));
            machine.Slab.ShouldFail = null;
            if (reached < number)
            {
                t.Equal(0, error, $"{step}, which is one too many: the result");
                Working(t, machine, step, leftBehind: false);
                break;
            }
            if (FirstGroup.HadNoMemory(error, machine.Warnings.All))
                firstGroups--;
            else
            {
                t.Check(error is 0 or -ENOMEM, $"{step}: the error is {error}");
                t.Check(machine.Warnings.All.Count == 0, $"{step}: {machine.Warnings.All.Count} warnings");
            }
            machine.Warnings.Clear();
            t.Check(machine.Slab.Check().Count == 0, $"{step}: memory is damaged");
            if (error != 0)
            {
                cleanErrors++;
                machine.On(0, () => t.Equal(0, cpu_up((uint)up), $"{step}: the second attempt"));
            }
            bool leftBehind = OldRoot.IsLeftBehind(machine);
            oldRoots -= leftBehind ? 1 : 0;
            Working(t, machine, step, leftBehind);
        }
        t.Check(cleanErrors > 0, "no allocation failure was reported");
        t.Equal(0, firstGroups, $"times that {FirstGroup.Name} no longer shows");
        t.Equal(0, oldRoots, $"times that {OldRoot.Name} no longer shows");
    }

    /// <summary>The tree is sound and the timers of every CPU are expired in time.</summary>
    private static void Working(SelftestContext t, Machine machine, string step, bool leftBehind)
    {
        if (!leftBehind)
            TreeCheck.Check(t, machine, step);
        Probe* probes = Probe.Allocate(machine, machine.Options.Cpus + 1);
        for (int cpu = 0; cpu <= machine.Options.Cpus; cpu++)
        {
            int here = cpu;
            machine.On(cpu, () => Probe.Arm(&probes[here], 100 + (ulong)here));
        }
        machine.RunFor(400 * Wheels.Jiffy);
        Pulling.InTime(t, probes, machine.Options.Cpus + 1);
    }
}
