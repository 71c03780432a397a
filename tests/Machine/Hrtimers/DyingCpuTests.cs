// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Linux;
using static Linux.cpuhp_state;
using static Linux.hrtimer_mode;
using static Linux.Kernel;

namespace Linux.Tests.Machine.Hrtimers;

/// <summary>Timers that are started on a CPU whose hrtimers have been moved away already.</summary>
public sealed unsafe class DyingCpuTests
{
    private const long Ms = 1_000_000;

    /// <summary>The probe of each machine that runs the teardown step below.</summary>
    private static readonly ConcurrentDictionary<Linux.Hardware.Machine, nint> s_probes = new();

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void hrtimer_start_OnADyingCpuInterruptsTheCpuThatGetsTheTimer(int cpus)
    {
        using var machine = HrtimerTests.Booted(cpus);
        HrtimerProbe* probe = HrtimerProbe.Allocate(machine);
        long start = 0;

        s_probes[machine] = (nint)probe;
        machine.On(0, () =>
        {
            HrtimerProbe.Setup(probe);
            // The step runs after hrtimers_cpu_dying(), with interrupts off on the dying CPU.
            Assert.Equal(0, cpuhp_setup_state_nocalls(CPUHP_AP_ARM64_ISNDEP_STARTING, "test", null, &StartLate));
            start = ktime_get();
            Assert.Equal(0, remove_cpu(1));
        });
        machine.RunFor(20 * Ms);
        s_probes.TryRemove(machine, out _);

        Assert.Equal(1, probe->Count);
        Assert.NotEqual(1, probe->Cpu);
        Assert.InRange(probe->Fired, start + 3 * Ms, machine.Now);
        Assert.InRange(probe->Fired - hrtimer_get_expires(&probe->Timer), 0, 10_000);
        HrtimerTests.NoWarnings(machine);
    }

    private static int StartLate(uint cpu)
    {
        var probe = (HrtimerProbe*)s_probes[ThisCpu.machine!];

        hrtimer_start(&probe->Timer, 3 * Ms, HRTIMER_MODE_REL);
        return 0;
    }
}
