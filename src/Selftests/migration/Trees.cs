// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Migration;

/// <summary>The shape of the hierarchy for many numbers of CPUs and nodes.</summary>
internal static unsafe class Trees
{
    private static readonly int[] s_cpus =
        [2, 3, 4, 5, 7, 8, 9, 12, 15, 16, 17, 24, 31, 33, 48, 63, 64, 65, 96, 128, 200];

    [Selftest("migration.tree.nodes.1", 1)]
    [Selftest("migration.tree.nodes.2", 2)]
    [Selftest("migration.tree.nodes.3", 3)]
    [Selftest("migration.tree.nodes.4", 4)]
    [Selftest("migration.tree.nodes.8", 8)]
    [Selftest("migration.tree.nodes.16", 16)]
    [Selftest("migration.tree.nodes.64", 64)]
    private static void Nodes(SelftestContext t, int nodes)
    {
        foreach (int cpus in s_cpus)
        {
            if (cpus < nodes)
                continue;
            foreach (int children in (int[])[4, 8])
                Build(t, new MachineOptions { Cpus = cpus, Nodes = nodes, ChildrenPerGroup = children });
        }
    }

    [Selftest("migration.tree.cpus.512", 512, 4)]
    [Selftest("migration.tree.cpus.1024", 1024, 8)]
    [Selftest("migration.tree.cpus.4096", 4096, 64)]
    private static void Large(SelftestContext t, int cpus, int nodes)
        => Build(t, new MachineOptions { Cpus = cpus, Nodes = nodes });

    /// <summary>CPUs dealt out to the nodes in turn, so that every node grows with every round.</summary>
    [Selftest("migration.tree.interleaved")]
    private static void Interleaved(SelftestContext t)
    {
        foreach (int nodes in (int[])[2, 3, 4, 7])
        {
            foreach (int cpus in (int[])[8, 20, 33, 64, 100])
            {
                foreach (int children in (int[])[4, 8])
                {
                    Build(t, new MachineOptions
                    {
                        Cpus = cpus,
                        Nodes = nodes,
                        NodeOf = cpu => cpu % nodes,
                        ChildrenPerGroup = children,
                    });
                }
            }
        }
    }

    /// <summary>CPUs come up in any order, and not all of them.</summary>
    [Selftest("migration.tree.random-order.1", 1)]
    [Selftest("migration.tree.random-order.2", 2)]
    [Selftest("migration.tree.random-order.3", 3)]
    private static void RandomOrder(SelftestContext t, int seed)
    {
        var random = new Random(seed);
        for (int round = 0; round < 15; round++)
        {
            int possible = random.Next(2, 130);
            int nodes = random.Next(1, Math.Min(possible, 8) + 1);
            int[] order = Enumerable.Range(1, possible - 1).ToArray();
            random.Shuffle(order);
            int online = random.Next(1, possible);
            Build(t, new MachineOptions
            {
                Cpus = possible,
                Nodes = nodes,
                BringUpOrder = order[..online],
                ChildrenPerGroup = random.Next(2) == 0 ? 4 : 8,
            });
        }
    }

    /// <summary>
    /// Nodes of very different sizes, some without CPUs. What boots has a sound tree, and what does not is
    /// exactly what upstream computes too few levels for.
    /// </summary>
    [Selftest("migration.tree.uneven.1", 1)]
    [Selftest("migration.tree.uneven.2", 2)]
    [Selftest("migration.tree.uneven.3", 3)]
    private static void Uneven(SelftestContext t, int seed)
    {
        var random = new Random(seed);
        int tooFew = 0;
        for (int round = 0; round < 80; round++)
        {
            int cpus = random.Next(2, 100);
            int nodes = random.Next(2, Math.Min(cpus, 12) + 1);
            int[] nodeOf = Place(random, cpus, nodes);
            int children = random.Next(2) == 0 ? 4 : 8;
            var cpusOfNode = new int[nodes];
            foreach (int node in nodeOf)
                cpusOfNode[node]++;
            var options = new MachineOptions
            {
                Cpus = cpus,
                Nodes = nodes,
                NodeOf = cpu => nodeOf[cpu],
                ChildrenPerGroup = children,
                CheckInvariants = false,
            };
            if (UnevenNodes.HaveTooFewLevels(cpusOfNode, children))
            {
                tooFew++;
                NoBoot(t, options, string.Join(' ', cpusOfNode));
            }
            else
            {
                Build(t, options);
            }
        }
        t.Check(tooFew > 0, "the UNEVEN-NODES finding was not seen");
    }

    private static int[] Place(Random random, int cpus, int nodes)
    {
        int kind = random.Next(4);
        return Enumerable.Range(0, cpus).Select(cpu => kind switch
        {
            0 => random.Next(nodes),
            1 => Math.Min(nodes - 1, (int)(nodes * Math.Pow(random.NextDouble(), 4))),
            2 => cpu < nodes ? cpu : 0,
            _ => random.Next(2) == 0 ? 0 : random.Next(nodes),
        }).ToArray();
    }

    private static void NoBoot(SelftestContext t, MachineOptions options, string nodes)
    {
        string error = "";
        try
        {
            using var machine = Simulation.Boot(options);
        }
        catch (KernelBugException exception)
        {
            error = exception.Message;
        }
        t.Check(error.Contains($"error {-EINVAL}"), error.Length == 0
            ? $"nodes of {nodes} cpus boot: {UnevenNodes.Name} no longer shows"
            : $"nodes of {nodes} cpus: the boot ended with '{error}'");
    }

    /// <summary>Two nodes of 24 CPUs: three groups each, one above them a node, and a root.</summary>
    [Selftest("migration.tree.two-nodes-of-24")]
    private static void TwoNodesOf24(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = 48, Nodes = 2 });
        t.Equal(3, TreeCheck.Check(t, machine, "48 cpus, 2 nodes"), "the number of levels");
        HierarchyView view = HierarchyView.Of(machine);
        t.Equal(6, view.All.Count(group => group.Level == 0), "the groups of level 0");
        t.Equal(2, view.All.Count(group => group.Level == 1), "the groups of level 1");
        GroupView root = view.Roots[0];
        t.Equal(2, root.Groups.Count, "the children of the root");
        t.Equal(-1, root.Node, "the node of the root");
        foreach (GroupView node in root.Groups)
        {
            t.Equal(3, node.Groups.Count, "the groups of a node");
            foreach (GroupView group in node.Groups)
                t.Equal(8, group.Cpus.Count, "the CPUs of a group");
        }
    }

    /// <summary>One CPU needs no hierarchy.</summary>
    [Selftest("migration.tree.one-cpu")]
    private static void OneCpu(SelftestContext t)
    {
        using var machine = Simulation.Boot(new MachineOptions());
        machine.Inspect(0, () =>
        {
            t.Check(tmigr_root == null && tmigr_level_list == null, "there is a hierarchy");
            t.Check(per_cpu_ptr(ref Kernel.tmigr_cpu, 0)->tmgroup == null, "cpu 0 has a group");
        });
    }

    private static void Build(SelftestContext t, MachineOptions options)
    {
        string shape = $"{options.Cpus} cpus, {options.Nodes} nodes, {options.ChildrenPerGroup} a group";
        using var machine = Simulation.Boot(options);
        int levels = TreeCheck.Check(t, machine, shape);
        machine.Inspect(0, () =>
            t.Check(levels <= tmigr_hierarchy_levels, $"{shape}: {levels} levels of {tmigr_hierarchy_levels}"));
        machine.RunFor(20_000_000);
        Wheel.Wheels.NoWarnings(t, machine);
    }
}
