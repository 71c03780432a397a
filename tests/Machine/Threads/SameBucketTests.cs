// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Threads;

/// <summary>SAME-BUCKET of docs/findings.md, in virtual time.</summary>
public sealed unsafe class SameBucketTests
{
    /// <summary>Two timers of one bucket; the first that fires puts the other off.</summary>
    private struct Pair
    {
        public timer_list A;
        public timer_list B;
        public ulong Distance;
        public ulong FirstAt;
        public ulong SecondAt;
        public int WasPending;
    }

    private static Pair* PairOf(timer_list* timer, bool isA)
        => (Pair*)((byte*)timer - (isA ? 0 : sizeof(timer_list)));

    private static void Callback(timer_list* timer, bool isA)
    {
        Pair* pair = PairOf(timer, isA);

        if (pair->FirstAt != 0)
        {
            pair->SecondAt = jiffies;
            return;
        }
        pair->FirstAt = jiffies;
        // The base's clock is one ahead of the bucket that is being expired, and jiffies may be, too.
        ulong bucket = this_cpu_ptr(ref timer_bases[BASE_GLOBAL])->clk - 1;
        pair->WasPending = mod_timer(isA ? &pair->B : &pair->A, bucket + pair->Distance);
    }

    private static void CallbackA(timer_list* timer) => Callback(timer, true);

    private static void CallbackB(timer_list* timer) => Callback(timer, false);

    /// <summary>Jiffies from the first timer to the second, which was put off from its bucket's time.</summary>
    private static ulong PutOff(ulong first, ulong distance)
    {
        using var machine = Machines.Boot(1);
        Pair* pair = machine.Arena.Allocate<Pair>();

        machine.On(0, () =>
        {
            timer_setup(&pair->A, &CallbackA, 0);
            timer_setup(&pair->B, &CallbackB, 0);
            pair->Distance = distance;
            mod_timer(&pair->A, jiffies + first);
            mod_timer(&pair->B, jiffies + first);
        });
        machine.RunUntil(() => pair->SecondAt != 0, 60_000_000_000);
        Assert.Equal(1, pair->WasPending);
        Machines.NoWarnings(machine);
        return pair->SecondAt - pair->FirstAt;
    }

    [Theory]
    [InlineData(10, 63)]
    [InlineData(200, 504)]
    [InlineData(1000, 4032)]
    public void mod_timer_OfADueTimerByALapFiresAtOnce(ulong first, ulong distance)
        => Assert.Equal(0ul, PutOff(first, distance));

    [Theory]
    [InlineData(10, 62)]
    [InlineData(10, 64)]
    [InlineData(200, 503)]
    [InlineData(200, 505)]
    public void mod_timer_OfADueTimerByAnotherDistanceFiresInTime(ulong first, ulong distance)
        => Assert.InRange(PutOff(first, distance), distance - 1, distance + 72);
}
