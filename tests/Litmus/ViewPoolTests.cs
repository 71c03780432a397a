// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Executions;

namespace Linux.Tests.Litmus;

/// <summary>A memory whose views are used again goes on as one whose views are not.</summary>
public sealed class ViewPoolTests
{
    private const int Cpus = 3;
    private const int Locations = 6;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Memory_WithAPool_ShowsTheSameStores(int seed)
    {
        var random = new Random(seed);
        var pooled = new WeakMemory(Cpus, 0, depth: 4, pool: new ViewPool());
        long seen = 0;

        for (int epoch = 0; epoch < 20; epoch++)
        {
            var fresh = new WeakMemory(Cpus, 0, depth: 4);

            for (int i = 0; i < Locations; i++)
                Assert.Equal(fresh.Add(i), pooled.Add(i));
            for (int i = 0; i < 200; i++)
            {
                (int cpu, int location) = (random.Next(Cpus), random.Next(Locations));
                int operation = random.Next(9);
                int draw = random.Next();

                Step(fresh, cpu, location, operation, draw);
                Step(pooled, cpu, location, operation, draw);
                seen += Compare(fresh, pooled);
            }
            pooled.Rest();
        }
        // Otherwise nothing old was to be seen, and nothing was compared.
        Assert.True(seen > 1000, $"{seen} older stores");
    }

    [Fact]
    public void Clone_OfAMemoryWithAPool_IsRefused()
        => Assert.Throws<InvalidOperationException>(
            () => new WeakMemory(1, 1, pool: new ViewPool()).Clone());

    private static void Step(WeakMemory memory, int cpu, int location, int operation, int draw)
    {
        switch (operation)
        {
            case 0 or 1:
                memory.Load(cpu, location, draw % memory.Visible(cpu, location),
                    draw % 2 == 0 ? AccessOrder.Acquire : AccessOrder.Relaxed);
                break;
            case 2 or 3:
                memory.Store(cpu, location, draw,
                    draw % 2 == 0 ? AccessOrder.Release : AccessOrder.Relaxed, 0);
                break;
            case 4:
                memory.ReadModifyWrite(cpu, location, draw, (AccessOrder)(draw % 5), 0);
                break;
            case 5:
                memory.Barrier(cpu, (Fence)(draw % 3));
                break;
            case 6:
                // Locks are locations of their own.
                memory.Lock(cpu, 0, 0);
                memory.Unlock(cpu, 0, 0);
                break;
            case 7:
                memory.FailedReadModifyWrite(cpu, location, draw % memory.Visible(cpu, location));
                break;
            default:
                memory.Receive(cpu, memory.Send((cpu + 1) % Cpus));
                break;
        }
    }

    private static int Compare(WeakMemory fresh, WeakMemory pooled)
    {
        int older = 0;

        for (int location = 0; location < Locations; location++)
        {
            for (int cpu = 0; cpu < Cpus; cpu++)
            {
                Assert.Equal(fresh.Visible(cpu, location), pooled.Visible(cpu, location));
                older += fresh.Visible(cpu, location) - 1;
            }
            Assert.Equal(fresh.Newest(location).Value, pooled.Newest(location).Value);
        }
        return older;
    }
}
