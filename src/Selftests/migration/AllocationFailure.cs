// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests.Wheel;

namespace Linux.Selftests.Migration;

/// <summary>
/// Bringing a CPU up while each of its allocations fails in turn: afterwards the tree is sound, and a
/// second attempt succeeds. What upstream itself gets wrong is subtracted by name.
/// </summary>
internal static unsafe class AllocationFailure
{
    [Selftest("migration.no-memory.second-group", 4, 8, 1, 4)]
    [Selftest("migration.no-memory.new-root", 8, 20, 1, 4)]
    [Selftest("migration.no-memory.second-node", 4, 16, 2, 4)]
    [Selftest("migration.no-memory.deep", 16, 40, 1, 4)]
    [Selftest("migration.no-memory.existing-group", 5, 8, 1, 8)]
    private static void EachInTurn(SelftestContext t, int up, int possible, int nodes, int children)
    {
        int cleanErrors = 0;
        for (ulong number = 1; ; number++)
        {
            using var machine = new Machine(new MachineOptions
            {
                Cpus = up,
                Possible = possible,
                Nodes = nodes,
                NodeOf = nodes == 1 ? null : cpu => cpu < up ? 0 : 1,
                ChildrenPerGroup = children,
                CheckInvariants = false,
            });
            string step = $"allocation {number}";
            ulong live = machine.Slab.Live;
            ulong reached = 0;
            int error = 0;
            var requests = new List<SlabRequest>();

            machine.Slab.ShouldFail = request =>
            {
                requests.Add(request);
                return ++reached == number;
            };
            machine.On(0, () => error = cpu_up((uint)up));
            machine.Slab.ShouldFail = null;
            if (reached < number)
            {
                t.Equal(0, error, $"{step}, which is one too many: the result");
                Working(t, machine, step);
                break;
            }
            t.Check(error is 0 or -ENOMEM or -EINVAL, $"{step}: the error is {error}");
            t.Check(machine.Slab.Check().Count == 0, $"{step}: memory is damaged");
            t.Diagnose($"{step} of {requests[^1].Size} bytes: {error}, {machine.Warnings.All.Count} warnings, "
                + $"{(long)(machine.Slab.Live - live)} objects more");
            machine.Warnings.Clear();
            if (error != 0)
            {
                cleanErrors++;
                machine.On(0, () => t.Equal(0, cpu_up((uint)up), $"{step}: the second attempt"));
            }
            Working(t, machine, step);
        }
        t.Check(cleanErrors > 0, "no allocation failure was reported");
    }

    private static void Working(SelftestContext t, Machine machine, string step)
    {
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
