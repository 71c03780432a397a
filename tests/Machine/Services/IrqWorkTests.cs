// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class IrqWorkTests
{
    private struct Item
    {
        public irq_work Work;
        public int Runs;
        public int Cpu;
        public int InHardirq;
        public ulong Jiffies;
    }

    private static Item* Allocate(Linux.Hardware.Machine machine, int flags)
    {
        var item = (Item*)machine.Arena.AllocateBytes((nuint)sizeof(Item), 64);
        item->Work = __IRQ_WORK_INIT(&Run, flags);
        return item;
    }

    private static void Run(irq_work* work)
    {
        var item = (Item*)work;
        item->Runs++;
        item->Cpu = smp_processor_id();
        item->InHardirq = in_hardirq() ? 1 : 0;
        item->Jiffies = jiffies;
    }

    [Fact]
    public void irq_work_queue_RunsAtOnceInHardirqContext()
    {
        using var machine = Machines.Boot();
        machine.On(1, () =>
        {
            var item = Allocate(machine, 0);
            local_irq_disable();
            Assert.True(irq_work_queue(&item->Work));
            Assert.False(irq_work_queue(&item->Work));
            Assert.True(irq_work_is_pending(&item->Work));
            Assert.Equal(0, item->Runs);
            local_irq_enable();
            Assert.Equal((1, 1, 1), (item->Runs, item->Cpu, item->InHardirq));
            Assert.False(irq_work_is_busy(&item->Work));
            Assert.True(irq_work_queue(&item->Work));
            Assert.Equal(2, item->Runs);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void irq_work_queue_on_RunsOnTheOtherCpu()
    {
        using var machine = Machines.Boot(3);
        machine.On(0, () =>
        {
            var item = Allocate(machine, IRQ_WORK_HARD_IRQ);
            Assert.True(irq_work_queue_on(&item->Work, 2));
            irq_work_sync(&item->Work);
            Assert.Equal((1, 2, 1), (item->Runs, item->Cpu, item->InHardirq));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void irq_work_queue_Lazy_WaitsForTheTick()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var item = Allocate(machine, IRQ_WORK_LAZY);
            var queued = jiffies;
            Assert.True(irq_work_queue(&item->Work));
            Assert.Equal(0, item->Runs);
            Assert.True(irq_work_needs_cpu());
            consume_cpu(3_000_000);
            Assert.Equal(1, item->Runs);
            Assert.Equal(queued + 1, item->Jiffies);
            Assert.False(irq_work_needs_cpu());
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void irq_work_queue_on_AnOfflineCpu_Warns()
    {
        using var machine = Machines.Boot(2);
        machine.On(0, () =>
        {
            var item = Allocate(machine, 0);
            Assert.Equal(0, cpu_down(1));
            irq_work_queue_on(&item->Work, 1);
        });
        Assert.True(Machines.Expect(machine, "offline") >= 1);
    }
}
