// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// Clock event devices, each a countdown of nanoseconds that may fail to start: the twin of
/// src/Lockstep/C/tick/devices.c.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickDevices
{
    private const int MostOfACpu = 3;
    private const uint ClockHz = 1_000_000_000;
    private const ulong MaxDelta = 3_600_000_000_000;
    private const ulong ShortDelta = 500_000_000;
    private const uint OnlyCounts = 0x100;
    private const uint AnyCpu = 0x200;
    private const uint Short = 0x400;

    [ThreadStatic]
    private static TickDevices? s_current;

    private readonly TickWorld _world;
    private readonly nint[][] _devices;
    private readonly int[] _counts;

    /// <summary>The boot CPU has its device from boot.</summary>
    public TickDevices(TickWorld world)
    {
        clock_event_device* first = per_cpu_ptr(ref machine_clock, 0);

        _world = world;
        _devices = new nint[world.Shape.Cpus][];
        for (int cpu = 0; cpu < _devices.Length; cpu++)
            _devices[cpu] = new nint[MostOfACpu];
        _counts = new int[world.Shape.Cpus];
        first->set_next_event = &SetNext;
        _devices[0][_counts[0]++] = (nint)first;
    }

    /// <summary>How often a device fails from here on.</summary>
    public int ProgramsThatFail { get; set; }

    /// <summary>Makes this the one whose devices belong to the calling thread.</summary>
    public void MakeCurrent() => s_current = this;

    public static void Forget() => s_current = null;

    /// <summary>
    /// Gives the calling CPU a device, until it has three. Beyond the features of a clock event
    /// device stands what else it is.
    /// </summary>
    public void Add(int rating, uint features, ulong minDelta)
    {
        int cpu = _world.Cpu;

        if (_counts[cpu] == MostOfACpu)
            return;
        clock_event_device* dev = ThisCpu.machine!.Arena.Allocate<clock_event_device>();
        _devices[cpu][_counts[cpu]++] = (nint)dev;
        dev->rating = rating;
        dev->irq = -1;
        dev->features = features & 0xff;
        dev->cpumask = (features & AnyCpu) != 0 ? cpu_possible_mask : cpumask_of(cpu);
        dev->set_next_event = &SetNext;
        if ((features & OnlyCounts) == 0)
        {
            dev->set_state_shutdown = dev->set_state_oneshot = &Stop;
            dev->set_state_oneshot_stopped = dev->set_state_periodic = dev->tick_resume = &Stop;
        }
        clockevents_config_and_register(
            dev, ClockHz, minDelta, (features & Short) != 0 ? ShortDelta : MaxDelta);
    }

    /// <summary>Takes the nth device of a CPU out of use.</summary>
    public int Unbind(int cpu, long n)
    {
        if (_counts[cpu] == 0 || !_world.IsOnline(cpu))
            return 0;
        return clockevents_unbind_device(
            (clock_event_device*)_devices[cpu][(int)((ulong)n % (ulong)_counts[cpu])], cpu);
    }

    /// <summary>Shows the devices of <paramref name="cpu"/>.</summary>
    public void Show(int cpu)
    {
        Sight sight = _world.Sight;
        tick_device* td = tick_get_device(cpu);

        sight.Place("device", cpu: cpu);
        sight.See("mode", (int)td->mode);
        sight.See("programmed", _world.Execution.Programmed[cpu]);
        sight.See("number", td->evtdev == null ? -1 : Array.IndexOf(_devices[cpu], (nint)td->evtdev));
        for (int i = 0; i < _counts[cpu]; i++)
            Show(sight, (clock_event_device*)_devices[cpu][i]);
    }

    private static void Show(Sight sight, clock_event_device* dev)
    {
        sight.See("state", (int)dev->state_use_accessors);
        sight.See("next", dev->next_event);
        sight.See("forced", (ulong)dev->next_event_forced);
        sight.See("retries", dev->retries);
        sight.See("mult", (ulong)dev->mult);
        sight.See("shift", (ulong)dev->shift);
        sight.See("min", dev->min_delta_ns);
        sight.See("max", dev->max_delta_ns);
        sight.See("min-ticks", dev->min_delta_ticks);
    }

    private static int SetNext(ulong ticks, clock_event_device* dev)
    {
        TickDevices devices = s_current!;
        TickStandstill execution = devices._world.Execution;

        if (devices.ProgramsThatFail > 0)
        {
            devices.ProgramsThatFail--;
            return -ETIME;
        }
        execution.Programmed[devices._world.Cpu] = execution.Clock + (long)ticks;
        return 0;
    }

    private static int Stop(clock_event_device* dev)
    {
        s_current!._world.Execution.Programmed[s_current._world.Cpu] = KTIME_MAX;
        return 0;
    }
}
