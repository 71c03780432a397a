// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class SmpCallTests
{
    private struct Seen
    {
        public int Calls;
        public int Cpus;
        public int InHardirq;
    }

    private static void Note(void* info)
    {
        var seen = (Seen*)info;
        seen->Calls++;
        seen->Cpus |= 1 << smp_processor_id();
        seen->InHardirq += in_hardirq() ? 1 : 0;
        Assert.True(irqs_disabled());
    }

    private static Seen* Allocate(Linux.Hardware.Machine machine) =>
        (Seen*)machine.Arena.AllocateBytes((nuint)sizeof(Seen), 64);

    [Fact]
    public void smp_call_function_single_WaitsForTheOtherCpu()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            var seen = Allocate(machine);
            Assert.Equal(0, smp_call_function_single(2, &Note, seen, 1));
            Assert.Equal((1, 0b100, 1), (seen->Calls, seen->Cpus, seen->InHardirq));
            Assert.Equal(0, smp_call_function_single(0, &Note, seen, 1));
            Assert.Equal((2, 0b101, 1), (seen->Calls, seen->Cpus, seen->InHardirq));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void smp_call_function_single_ToACpuThatIsNotThere_Fails()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            var seen = Allocate(machine);
            Assert.Equal(0, cpu_down(1));
            Assert.Equal(-ENXIO, smp_call_function_single(1, &Note, seen, 1));
            Assert.Equal(-ENXIO, smp_call_function_single(7, &Note, seen, 0));
            Assert.Equal(0, seen->Calls);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void on_each_cpu_RunsOnAll_smp_call_function_OnTheOthers()
    {
        using var machine = Machines.Boot(4);
        machine.On(1, () =>
        {
            var seen = Allocate(machine);
            on_each_cpu(&Note, seen, true);
            Assert.Equal((4, 0b1111, 3), (seen->Calls, seen->Cpus, seen->InHardirq));
            *seen = default;
            smp_call_function(&Note, seen, true);
            Assert.Equal((3, 0b1101, 3), (seen->Calls, seen->Cpus, seen->InHardirq));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void smp_call_function_single_async_RefusesADescriptorInUse()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            var seen = Allocate(machine);
            var csd = (call_single_data_t*)machine.Arena.AllocateBytes(
                (nuint)sizeof(call_single_data_t), 64);
            INIT_CSD(csd, &Note, seen);
            local_irq_disable();
            csd->node.u_flags = CSD_FLAG_LOCK;
            Assert.Equal(-EBUSY, smp_call_function_single_async(1, csd));
            csd->node.u_flags = 0;
            Assert.Equal(0, smp_call_function_single_async(1, csd));
            local_irq_enable();
            schedule_timeout_uninterruptible(2);
            Assert.Equal((1, 0b10), (seen->Calls, seen->Cpus));
            Assert.Equal(0u, csd->node.u_flags);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void stop_machine_RunsWithInterruptsOffOnItsCpus()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            var seen = Allocate(machine);
            Assert.Equal(0, stop_machine(&Stopped, seen, cpumask_of(2)));
            Assert.Equal((1, 0b100), (seen->Calls, seen->Cpus));
            Assert.Equal(0, stop_machine(&Stopped, seen, cpu_online_mask));
            Assert.Equal((4, 0b111), (seen->Calls, seen->Cpus));
            Assert.Equal(0, stop_one_cpu(1, &StoppedOn, seen));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void stop_machine_WithAllCpusStopped_NobodyElseMoves()
    {
        using var machine = Machines.Boot(4, o => o with { StopMachine = true });
        machine.On(1, () =>
        {
            var seen = Allocate(machine);
            Assert.Equal(0, stop_machine(&OthersStand, seen, cpumask_of(2)));
            Assert.Equal((1, 0b100), (seen->Calls, seen->Cpus));
            Assert.Equal(-EIO, stop_machine(&Fail, seen, cpumask_of(3)));
            Assert.False(irqs_disabled());
        });
        Machines.NoWarnings(machine);
    }

    private static int OthersStand(void* info)
    {
        Note(info);
        for (var cpu = 0; cpu < 4; cpu++)
        {
            var name = KernelFormat.Format("migration/%d", cpu);
            var comm = cpu_curr(cpu)->comm;
            for (var i = 0; i < name.Length; i++)
            {
                Assert.Equal((byte)name[i], comm[i]);
            }
        }

        return 0;
    }

    private static int Fail(void* info) => -EIO;

    private static int Stopped(void* info)
    {
        Note(info);
        return 0;
    }

    private static int StoppedOn(void* info) =>
        in_atomic() && !irqs_disabled() && smp_processor_id() == 1 ? 0 : -EINVAL;
}
