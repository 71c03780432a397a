// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Slab;

public sealed unsafe class SlabTests
{
    [Fact]
    public void kmalloc_FreshMemoryIsPoisoned_kzallocIsZeroed()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var poisoned = (byte*)kmalloc(40, GFP_KERNEL);
            var zeroed = (byte*)kzalloc(40, GFP_KERNEL);
            for (var i = 0; i < 40; i++)
            {
                Assert.Equal(0x6b, poisoned[i]);
                Assert.Equal(0, zeroed[i]);
            }

            Assert.Equal(0UL, (ulong)poisoned % 64);
            Assert.Equal(40UL, ksize(poisoned));
            kfree(poisoned);
            kfree(zeroed);
        });
        Assert.Empty(machine.Slab.Check());
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void kfree_PoisonsForGood_MemoryIsNeverUsedAgain()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var first = (byte*)kzalloc(24, GFP_KERNEL);
            kfree(first);
            for (var i = 0; i < 100; i++)
            {
                var other = (byte*)kzalloc(24, GFP_KERNEL);
                Assert.True(other != first);
                kfree(other);
            }

            for (var i = 0; i < 24; i++)
            {
                Assert.Equal(0x6b, first[i]);
            }
        });
        Assert.Empty(machine.Slab.Check());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(-16)]
    [InlineData(20)]
    [InlineData(35)]
    public void kfree_AWriteOutsideTheObject_IsReportedWithItsPlace(int at)
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var memory = (byte*)kmalloc(20, GFP_KERNEL);
            memory[at] = 1;
            var found = Assert.Single(machine.Slab.Check());
            Assert.Equal((SlabFault.RedZone, 20u, (long)at), (found.Fault, found.Size, found.Byte));
            kfree(memory);
        });
        Assert.Equal(1, Machines.Expect(machine, "slab: RedZone"));
    }

    [Fact]
    public void Check_AWriteAfterFree_IsReported()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var memory = (byte*)kmalloc(100, GFP_KERNEL);
            kfree(memory);
            memory[60] = 0;
        });
        var found = Assert.Single(machine.Slab.Check());
        Assert.Equal((SlabFault.UseAfterFree, 60L), (found.Fault, found.Byte));
    }

    [Fact]
    public void kfree_TwiceOrOfNothing_Warns()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var memory = (byte*)kmalloc(100, GFP_KERNEL);
            kfree(memory);
            kfree(memory);
        });
        Assert.Equal(1, Machines.Expect(machine, "slab: DoubleFree"));
        machine.On(0, () =>
        {
            var memory = (byte*)kmalloc(200, GFP_KERNEL);
            kfree(memory + 64);
            kfree((void*)0x1234_5640);
            kfree(memory);
            kfree(null);
            kfree(ZERO_SIZE_PTR);
        });
        Assert.Equal(2, Machines.Expect(machine, "slab: WildFree"));
    }

    [Fact]
    public void kmalloc_FailsAsInjected_AndIsCounted()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var before = machine.Slab.Attempts;
            machine.Slab.FailAttempt = before + 2;
            Assert.True(kmalloc(8, GFP_KERNEL) != null);
            Assert.True(kmalloc(8, GFP_KERNEL) == null);
            Assert.True(kmalloc(8, GFP_KERNEL) != null);
            Assert.Equal(before + 3, machine.Slab.Attempts);
            machine.Slab.ShouldFail = request => request.Size == 77 && request.Node == 0;
            Assert.True(kmalloc_node(77, GFP_KERNEL, 0) == null);
            Assert.True(kmalloc(77, GFP_KERNEL) != null);
            Assert.True(kmalloc_node(77, GFP_KERNEL | __GFP_NOFAIL, 0) != null);
            machine.Slab.ShouldFail = null;
        });
    }

    [Fact]
    public void Live_CountsWhatIsNotFreed()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var objects = machine.Slab.Live;
            var bytes = machine.Slab.LiveBytes;
            var kept = kmalloc(123, GFP_KERNEL);
            kfree(kmalloc(5, GFP_KERNEL));
            Assert.Equal(objects + 1, machine.Slab.Live);
            Assert.Equal(bytes + 123, machine.Slab.LiveBytes);
            Assert.Equal(123u, machine.Slab.LiveObjects()[^1].Size);
            kfree(kept);
            Assert.Equal(objects, machine.Slab.Live);
        });
    }

    [Fact]
    public void kmalloc_node_TakesTheNodesMemory()
    {
        using var machine = Machines.Boot(4, o => o with { Nodes = 2 });
        machine.On(3, () =>
        {
            Assert.Equal(0, slab_node_of(kmalloc_node(8, GFP_KERNEL, 0)));
            Assert.Equal(1, slab_node_of(kmalloc_node(8, GFP_KERNEL, 1)));
            Assert.Equal(1, slab_node_of(kmalloc(8, GFP_KERNEL)));
        });
    }

    [Fact]
    public void kmalloc_SleepingAllocationInAtomicContext_Warns()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            preempt_disable();
            kfree(kmalloc(8, GFP_ATOMIC));
            Assert.Empty(machine.Warnings.All);
            kfree(kmalloc(8, GFP_KERNEL));
            preempt_enable();
        });
        Assert.Equal(1, Machines.Expect(machine, "sleeping function"));
    }

    [Fact]
    public void kmalloc_array_RefusesAnOverflow()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            Assert.True(kmalloc_array(ulong.MaxValue / 2, 3, GFP_KERNEL) == null);
            var zeroed = (int*)kcalloc(3, sizeof(int), GFP_KERNEL);
            Assert.Equal((0, 0, 0), (zeroed[0], zeroed[1], zeroed[2]));
            Assert.True(kmalloc(0, GFP_KERNEL) == ZERO_SIZE_PTR);
        });
    }

    [Fact]
    public void alloc_percpu_HasASlotACpu()
    {
        using var machine = Machines.Boot(3);
        machine.On(1, () =>
        {
            var counters = alloc_percpu<long>();
            for (var cpu = 0; cpu < 3; cpu++)
            {
                Assert.Equal(0, *per_cpu_ptr(counters, cpu));
                *per_cpu_ptr(counters, cpu) = 10 + cpu;
            }

            Assert.Equal(11, *this_cpu_ptr(counters));
            Assert.Equal(12, *per_cpu_ptr(counters, 2));
            free_percpu(counters);
        });
        Assert.Empty(machine.Slab.Check());
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void kmem_cache_RunsItsConstructor()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var cache = kmem_cache_create("longs", sizeof(long), 0, 0, &Construct);
            var item = (long*)kmem_cache_alloc(cache, GFP_KERNEL);
            Assert.Equal(4711, *item);
            kmem_cache_free(cache, item);
            kmem_cache_destroy(cache);
        });
        Assert.Empty(machine.Slab.Check());
    }

    [Fact]
    public void invariants_AWriteToFreedMemory_EndsTheRun()
    {
        using var machine = Machines.Boot(2, o => o with { CheckInvariants = true });
        machine.On(0, () =>
        {
            var memory = (byte*)kmalloc(100, GFP_KERNEL);
            kfree(memory);
            schedule_timeout_uninterruptible(1);
            memory[7] = 1;
            kfree(kmalloc(8, GFP_KERNEL));
        });
        var broken = Assert.Throws<InvariantBrokenException>(() => machine.RunFor(10_000_000));
        Assert.Equal("I12", broken.Violation.Invariant);
        Assert.Contains("UseAfterFree", broken.Violation.Text);
    }

    private static void Construct(void* item) => *(long*)item = 4711;
}
