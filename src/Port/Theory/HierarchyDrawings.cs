// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Port.Theory;

/// <summary>
/// Drawings of the hierarchy of four CPUs on two nodes. The hierarchy is driven by its own entry points,
/// past the tick, so that nothing else moves; times are jiffies after the start.
/// </summary>
internal static class HierarchyDrawings
{
    private const ulong Jiffy = 1_000_000_000 / HZ;
    private const ulong Never = (ulong)KTIME_MAX;

    /// <summary>The tree alone.</summary>
    public static HierarchySnapshot Shape()
    {
        using Machine machine = Boot();
        return HierarchySnapshot.Of(machine);
    }

    /// <summary>From all active to all asleep.</summary>
    public static List<HierarchyScene> GoingIdle()
        => Play([0, 1, 2, 3],
            ("CPU 1 goes idle, its first global timer is due at 30", Deactivate(1, 30)),
            ("CPU 0 goes idle without a timer", Deactivate(0, 0)),
            ("CPU 2 goes idle without a timer", Deactivate(2, 0)),
            ("CPU 3 goes idle, its first global timer is due at 50", Deactivate(3, 50)));

    /// <summary>An interrupt on a sleeping CPU arms a timer.</summary>
    public static List<HierarchyScene> NewTimer()
        => Play([],
            ("an interrupt on CPU 0 arms a global timer for 20", New(0, 20)),
            ("an interrupt on CPU 3 arms a global timer for 10", New(3, 10)));

    /// <summary>A CPU with a queued event wakes.</summary>
    public static List<HierarchyScene> Waking()
        => Play([],
            ("an interrupt on CPU 0 arms a global timer for 20", New(0, 20)),
            ("CPU 0 wakes", (0, _ => { tmigr_cpu_activate(); return null; }
    )));

    private static Machine Boot()
        => Simulation.Boot(new MachineOptions { Cpus = 4, Nodes = 2, CheckInvariants = false });

    /// <summary>Scenes as text.</summary>
    public static void Write(TextWriter output, IEnumerable<HierarchyScene> scenes)
    {
        foreach (HierarchyScene scene in scenes)
        {
            if (scene.Caption.Length != 0)
            {
                output.WriteLine();
                output.WriteLine(scene.Caption + ":");
            }
            HierarchyText.DrawState(output, scene.Now, scene.Before, scene.Time);
        }
    }

    /// <summary>The tree with <paramref name="active"/> CPUs awake, and after each step what changed.</summary>
    private static List<HierarchyScene> Play(
        int[] active, params (string Text, (int Cpu, Func<ulong, ulong?> Do) Act)[] steps)
    {
        using Machine machine = Boot();
        ulong start = 0;
        string Time(ulong time) => Since(start, time);

        machine.Inspect(0, () => start = (ulong)machine.Now);
        for (int cpu = 0; cpu < 4; cpu++)
        {
            if (active.Contains(cpu) == IsIdle(machine, cpu))
                machine.Inspect(cpu, active.Contains(cpu) ? tmigr_cpu_activate : Sleep);
        }
        var scenes = new List<HierarchyScene> { new("", HierarchySnapshot.Of(machine), null, Time) };

        foreach ((string text, (int cpu, Func<ulong, ulong?> act)) in steps)
        {
            ulong? result = null;

            machine.Inspect(cpu, () => result = act(start));
            scenes.Add(new(text + result switch
            {
                null => "",
                Never => "; it need not wake",
                ulong wake => $"; it must wake at {Since(start, wake)}",
            }, HierarchySnapshot.Of(machine), scenes[^1].Now, Time));
        }
        return scenes;
    }

    private static void Sleep() => tmigr_cpu_deactivate(Never);

    private static unsafe bool IsIdle(Machine machine, int cpu)
    {
        bool idle = false;

        machine.Inspect(cpu, () => idle = this_cpu_ptr(ref Kernel.tmigr_cpu)->idle);
        return idle;
    }

    private static (int, Func<ulong, ulong?>) Deactivate(int cpu, ulong jiffies)
        => (cpu, start => tmigr_cpu_deactivate(jiffies == 0 ? Never : start + jiffies * Jiffy));

    private static (int, Func<ulong, ulong?>) New(int cpu, ulong jiffies)
        => (cpu, start => tmigr_cpu_new_timer(start + jiffies * Jiffy));

    private static string Since(ulong start, ulong time)
        => time == Never ? "never" : $"{(time - start) / Jiffy}";
}
