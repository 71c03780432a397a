// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.Wheel;

/// <summary>A timer that remembers when and where it expired. The timer comes first.</summary>
internal unsafe struct Probe
{
    public timer_list Timer;

    /// <summary>Jiffies at the last expiry.</summary>
    public ulong Fired;

    /// <summary>How often it expired.</summary>
    public int Count;

    /// <summary>The CPU of the last expiry.</summary>
    public int Cpu;

    /// <summary>Zeroed probes in the memory of <paramref name="machine"/>.</summary>
    public static Probe* Allocate(Machine machine, int count)
        => (Probe*)machine.Arena.AllocateBytes((nuint)count * (nuint)sizeof(Probe), 64);

    /// <summary>The callback of a probe.</summary>
    public static void Record(timer_list* timer)
    {
        var probe = (Probe*)timer;
        probe->Fired = jiffies;
        probe->Count++;
        probe->Cpu = smp_processor_id();
    }

    /// <summary>Sets a probe up without arming it.</summary>
    public static void Setup(Probe* probe, uint flags = 0) => timer_setup(&probe->Timer, &Record, flags);

    /// <summary>Arms a probe for <paramref name="delta"/> jiffies from now.</summary>
    public static void Arm(Probe* probe, ulong delta, uint flags = 0)
    {
        Setup(probe, flags);
        probe->Timer.expires = jiffies + delta;
        add_timer(&probe->Timer);
    }
}
