// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>One queued event at a moment.</summary>
/// <param name="Cpu">CPU whose timer it is for.</param>
/// <param name="Expires">When, ns; KTIME_MAX for never.</param>
/// <param name="Ignored">Whether its CPU or group has become active since.</param>
public sealed record EventSnapshot(int Cpu, ulong Expires, bool Ignored);

/// <summary>One group's values at a moment.</summary>
/// <param name="Name">GRP, level and number within the level, as in GRP1:0.</param>
/// <param name="Level">Level in the tree.</param>
/// <param name="Node">NUMA node, -1 above the nodes.</param>
/// <param name="Active">Bits of the active children.</param>
/// <param name="Migrator">Bit of the migrator, 0xff without one.</param>
/// <param name="NextExpiry">First event, ns; KTIME_MAX without one.</param>
/// <param name="Events">What is queued, first event first.</param>
/// <param name="Cpus">CPUs that are its children, each with whether it is idle.</param>
/// <param name="Children">Groups that are its children.</param>
public sealed record GroupSnapshot(
    string Name, int Level, int Node, byte Active, byte Migrator, ulong NextExpiry,
    IReadOnlyList<EventSnapshot> Events, IReadOnlyList<string> Cpus, IReadOnlyList<GroupSnapshot> Children);

/// <summary>The hierarchy's values at a moment; stays valid while the machine runs on.</summary>
[Trusted("The machine stands still while it is looked at.")]
public sealed unsafe class HierarchySnapshot
{
    private HierarchySnapshot(IReadOnlyList<GroupSnapshot> roots) => Roots = roots;

    /// <summary>Groups without parent.</summary>
    public IReadOnlyList<GroupSnapshot> Roots { get; }

    /// <summary>Levels of the tree; 0 on a machine with one CPU, which has none.</summary>
    public int Levels => Roots.Count == 0 ? 0 : Roots.Max(root => root.Level) + 1;

    /// <summary>Takes one of a machine that does not run.</summary>
    public static HierarchySnapshot Of(Machine machine)
    {
        HierarchySnapshot? taken = null;

        machine.Inspect(0, () => taken = Take());
        return taken!;
    }

    /// <summary>Takes one on a CPU of the machine.</summary>
    internal static HierarchySnapshot Take()
    {
        HierarchyView view = HierarchyView.Read();
        var numbers = new Dictionary<nint, int>();
        var next = new Dictionary<int, int>();

        foreach (GroupView group in view.All)
        {
            int number = next.GetValueOrDefault(group.Level);

            numbers[group.Address] = number;
            next[group.Level] = number + 1;
        }
        return new HierarchySnapshot(view.Roots.Select(root => Copy(root, numbers)).ToList());
    }

    private static GroupSnapshot Copy(GroupView group, Dictionary<nint, int> numbers)
        => new(
            $"GRP{group.Level}:{numbers[group.Address]}", group.Level, group.Node, group.Active,
            group.Migrator, group.NextExpiry,
            group.Events().Select(Event).ToList(),
            group.Cpus.Select(Cpu).ToList(),
            group.Groups.Select(child => Copy(child, numbers)).ToList());

    private static EventSnapshot Event(nint address)
    {
        var evt = (tmigr_event*)address;

        return new((int)evt->cpu, (ulong)evt->nextevt.expires, READ_ONCE(&evt->ignore));
    }

    private static string Cpu(int cpu)
    {
        tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

        return $"{cpu}{(!tmc->available ? "x" : tmc->idle ? "" : "*")}";
    }

    internal static string Time(ulong ns) => ns == (ulong)KTIME_MAX ? "never" : $"{ns}";
}
