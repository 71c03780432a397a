// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8002: Units of time are mixed.</summary>
public class KT8002Tests
{
    [Fact]
    public void UnitsMixed_ASpanForAPointInTime_Triggers() => RuleTest.Check("""
        static void f(device* d) => mod_timer(&d->timer, {|KT8002:msecs_to_jiffies(10)|});
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_ThroughCallsAndLocals_Triggers() => RuleTest.Check("""
        static ulong delay(uint ms) { ulong j = msecs_to_jiffies(ms); return j; }
        static void f()
        {
            ulong wait = delay(5);
            msleep({|KT8002:(uint)wait|});
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_InAStore_Triggers() => RuleTest.Check("""
        static void f(device* d) { d->last = {|KT8002:(ulong)ktime_get()|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_InASum_Triggers() => RuleTest.Check("""
        static long f(device* d) => {|KT8002:(long)d->last + d->delta|};
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_OfAProperty_Triggers() => RuleTest.Check("""
        static ulong Patience => msecs_to_jiffies(2);
        static void f(device* d)
        {
            mod_timer(&d->timer, {|KT8002:Patience|});
            mod_timer(&d->timer, jiffies + Patience);
        }
        """, RuleTest.AllStructs);

    /// <summary>The compiler adds where the call stands.</summary>
    [Fact]
    public void UnitsMixed_InAMarkedStoreThatNotesItsPlace_Triggers() => RuleTest.Check("""
        [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
        static void put(ulong* p, ulong v, [CallerLineNumber] int line = 0) => *p = v;
        static void f(device* d)
        {
            put(&d->last, {|KT8002:(ulong)ktime_get()|});
            put(&d->last, jiffies);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_DoesNotTrigger() => RuleTest.Check("""
        static void right(device* d)
        {
            mod_timer(&d->timer, jiffies + msecs_to_jiffies(10));
        }
        static void f(device* d)
        {
            mod_timer(&d->timer, 100);
            d->last = jiffies + 2 * HZ;
            d->expires = ktime_get() + d->delta;
            d->delta = d->expires - ktime_get();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnitsMixed_InAChoice_Triggers() => RuleTest.Check("""
        static T smaller<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) < 0 ? a : b;
        static void f(device* d)
        {
            long first = {|KT8002:smaller(d->expires, (long)d->last)|};
            d->expires = {|KT8002:Math.Min(d->delta, (long)jiffies)|};
            d->last = {|KT8002:(ulong)smaller(d->expires, ktime_get())|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SameUnit_InAChoice_DoesNotTrigger() => RuleTest.Check("""
        static T smaller<T>(T a, T b) where T : IComparable<T> => a.CompareTo(b) < 0 ? a : b;
        static void f(device* d)
        {
            d->expires = Math.Max(smaller(d->expires, ktime_get()), 0);
            mod_timer(&d->timer, smaller(jiffies + 1, d->last));
        }
        """, RuleTest.AllStructs);
}
