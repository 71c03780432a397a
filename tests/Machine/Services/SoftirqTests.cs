// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class SoftirqTests
{
    /// <summary>What the test's softirq counts, at a fixed place of each machine.</summary>
    private struct Counts
    {
        public int Runs;
        public int Again;
        public int InKsoftirqd;
        public int InSoftirq;
        public int IrqsOn;
    }

    private static Counts* Prepare(Linux.Hardware.Machine machine, int again = 0)
    {
        var counts = (Counts*)machine.Arena.AllocateBytes((nuint)sizeof(Counts), 64);
        counts->Again = again;
        machine.Inspect(0, () => open_softirq(BLOCK_SOFTIRQ, &Act));
        Found.Add(machine, counts);
        return counts;
    }

    private static void Act()
    {
        var counts = Found.Get();
        counts->Runs++;
        counts->InSoftirq += in_serving_softirq() ? 1 : 0;
        counts->IrqsOn += irqs_disabled() ? 0 : 1;
        counts->InKsoftirqd += current == this_cpu_ksoftirqd() ? 1 : 0;
        if (counts->Again > 0)
        {
            counts->Again--;
            raise_softirq(BLOCK_SOFTIRQ);
        }
    }

    [Fact]
    public void raise_softirq_OutsideAnInterrupt_WakesKsoftirqd()
    {
        using var machine = Machines.Boot();
        var counts = Prepare(machine);
        machine.On(1, () =>
        {
            raise_softirq(BLOCK_SOFTIRQ);
            Assert.Equal(0, counts->Runs);
            schedule_timeout_uninterruptible(5);
            Assert.Equal(1, counts->Runs);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void local_bh_enable_RunsWhatWasRaised()
    {
        using var machine = Machines.Boot();
        var counts = Prepare(machine);
        machine.On(0, () =>
        {
            local_bh_disable();
            Assert.True(in_softirq());
            Assert.False(in_serving_softirq());
            raise_softirq(BLOCK_SOFTIRQ);
            Assert.Equal(0, counts->Runs);
            local_bh_enable();
            Assert.Equal((1, 1, 1), (counts->Runs, counts->InSoftirq, counts->IrqsOn));
            Assert.Equal(0, preempt_count());
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void irq_exit_RunsSoftirqsOfTheInterrupt()
    {
        using var machine = Machines.Boot();
        var counts = Prepare(machine);
        var inHandler = -1;
        machine.InterruptAt(1, machine.Now + 100_000, () =>
        {
            raise_softirq_irqoff(BLOCK_SOFTIRQ);
            inHandler = counts->Runs;
        });
        machine.RunFor(500_000);
        Assert.Equal(0, inHandler);
        Assert.Equal((1, 1, 0), (counts->Runs, counts->InSoftirq, counts->InKsoftirqd));
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void handle_softirqs_RestartsTenTimes_ThenLeavesTheRestToKsoftirqd()
    {
        using var machine = Machines.Boot();
        var counts = Prepare(machine, again: 14);
        machine.InterruptAt(1, machine.Now + 100_000, () => raise_softirq_irqoff(BLOCK_SOFTIRQ));
        machine.RunFor(5_000_000);
        Assert.Equal(15, counts->Runs);
        Assert.Equal(5, counts->InKsoftirqd);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void handle_softirqs_AnActionThatLeaksAPreemptCount_IsSaidAndRepaired()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            open_softirq(IRQ_POLL_SOFTIRQ, &Leak);
            local_bh_disable();
            raise_softirq(IRQ_POLL_SOFTIRQ);
            local_bh_enable();
            Assert.Equal(0, preempt_count());
        });
        var line = Assert.Single(machine.Log.Records, r => r.Text.StartsWith("huh, entered softirq"));
        Assert.Equal(3, line.Level);
        Assert.Contains("IRQ_POLL", line.Text);
        Assert.EndsWith("with preempt_count 00000101, exited with 00000102?", line.Text);
    }

    [Fact]
    public void softirqs_RunInTheOrderOfTheirNumbers()
    {
        using var machine = Machines.Boot();
        var counts = Prepare(machine);
        machine.On(0, () =>
        {
            open_softirq(NET_RX_SOFTIRQ, &AddTen);
            open_softirq(IRQ_POLL_SOFTIRQ, &Double);
            local_bh_disable();
            raise_softirq(IRQ_POLL_SOFTIRQ);
            raise_softirq(BLOCK_SOFTIRQ);
            raise_softirq(NET_RX_SOFTIRQ);
            local_bh_enable();
            Assert.Equal((10 + 1) * 2, counts->Runs);
            Assert.Equal(1u, kstat_softirqs_cpu(NET_RX_SOFTIRQ, 0));
        });
        Machines.NoWarnings(machine);
    }

    private static void Leak() => preempt_disable();

    private static void AddTen() => Found.Get()->Runs += 10;

    private static void Double() => Found.Get()->Runs *= 2;

    /// <summary>Softirq actions take no argument, so a machine's counts are found by its tasks.</summary>
    private static class Found
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<nint, nint> All = new();

        public static void Add(Linux.Hardware.Machine machine, Counts* counts) =>
            machine.Inspect(0, () => All[(nint)ThisCpu.context->arena] = (nint)counts);

        public static Counts* Get() => (Counts*)All[(nint)ThisCpu.context->arena];
    }
}
