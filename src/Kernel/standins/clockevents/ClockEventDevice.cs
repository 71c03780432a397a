// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

// The clock event device that every CPU has: a one-shot countdown of 1 GHz, so that its ticks are
// nanoseconds, which interrupts its own CPU only. How far off an interrupt may be is the machine's
// MachineOptions.ClockError.
public static unsafe partial class Kernel
{
    private const uint MACHINE_CLOCK_HZ = 1_000_000_000;

    /// <summary>This CPU's device. Its next_event is what the kernel believes to be programmed.</summary>
    [DefinePerCpu]
    internal static partial ref clock_event_device machine_clock { get; }

    /// <summary>What the clock interrupt interrupted; one suffices, its handler is not interrupted itself.</summary>
    [DefinePerCpu]
    private static partial ref pt_regs local_apic_timer_regs { get; }

    /// <summary>Gives the boot CPU its device.</summary>
    internal static void time_init() => setup_secondary_APIC_clock();

    /// <summary>Gives this CPU its device; called on it while it comes up.</summary>
    internal static void setup_secondary_APIC_clock()
    {
        clock_event_device* dev = this_cpu_ptr(ref machine_clock);
        MachineOptions options = ThisCpu.machine!.Options;

        *dev = default;
        dev->name = c_str("vclock"u8);
        dev->rating = 100;
        dev->irq = -1;
        dev->features = CLOCK_EVT_FEAT_ONESHOT | CLOCK_EVT_FEAT_PERCPU;
        dev->cpumask = cpumask_of(smp_processor_id());
        dev->set_next_event = &machine_clock_next_event;
        dev->set_state_shutdown = &machine_clock_stop;
        dev->set_state_oneshot = &machine_clock_stop;
        dev->set_state_oneshot_stopped = &machine_clock_stop;
        dev->tick_resume = &machine_clock_stop;
        clockevents_config_and_register(dev, MACHINE_CLOCK_HZ,
            (ulong)options.ClockMinDeltaNs, (ulong)options.ClockMaxDeltaNs);
    }

    private static int machine_clock_next_event(ulong ticks, clock_event_device* dev)
    {
        Machine machine = ThisCpu.machine!;

        machine.ProgramClock(smp_processor_id(), machine.Now + (long)ticks);
        return 0;
    }

    private static int machine_clock_stop(clock_event_device* dev)
    {
        ThisCpu.machine!.ProgramClock(smp_processor_id(), KTIME_MAX);
        return 0;
    }

    /// <summary>The handler of the device's interrupt, between irq_enter() and irq_exit().</summary>
    internal static void local_apic_timer_interrupt()
    {
        clock_event_device* dev = this_cpu_ptr(ref machine_clock);
        pt_regs* regs = this_cpu_ptr(ref local_apic_timer_regs);

        // A device that was shut down may still have had an interrupt on its way.
        if (dev->event_handler == null)
        {
            pr_warn("Spurious clock interrupt on cpu %d\n", smp_processor_id());
            machine_clock_stop(dev);
            return;
        }
        regs->user_mode = current->in_user;
        pt_regs* old_regs = set_irq_regs(regs);
        dev->event_handler(dev);
        set_irq_regs(old_regs);
    }
}
