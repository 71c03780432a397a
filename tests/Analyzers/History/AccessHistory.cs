// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.History;

/// <summary>
/// Data races, units and wrap-around, in shapes of our own. Each comes with its repair,
/// which is silent.
/// </summary>
public class AccessHistory
{
    // Commit ff229eee3d89: the base of an hrtimer is looked at again under its lock, so it is read
    // marked before.
    [Fact]
    public void BaseOfATimerReadPlainly() => DriverTest.Check("""
        public unsafe struct owner { public raw_spinlock_t @lock; public int n; }
        public unsafe struct item { public owner* of; }
        public static unsafe class Driver
        {
            public static bool broken(item* i)
            {
                owner* o = {|KT5002:i->of|};
                raw_spin_lock(&o->@lock);
                bool same = i->of == o;
                raw_spin_unlock(&o->@lock);
                return same;
            }
            public static bool repaired(item* i)
            {
                owner* o = READ_ONCE(&i->of);
                raw_spin_lock(&o->@lock);
                bool same = i->of == o;
                raw_spin_unlock(&o->@lock);
                return same;
            }
        }
        """);

    // Commit 56144737e673: the state of an hrtimer is read without a lock, so its stores are
    // marked.
    [Fact]
    public void StateOfATimerStoredPlainly() => DriverTest.Check("""
        public unsafe struct timer { [Marked(MarkedAccess.Stores)] public int state; }
        public static unsafe class Driver
        {
            public static void broken(timer* t) { {|KT5001:t->state|} = 1; }
            public static void repaired(timer* t) { WRITE_ONCE(&t->state, 1); }
        }
        """);

    // Commit 922efd298bb2: the flag that a queued event is to be ignored is written and read
    // without a lock.
    [Fact]
    public void IgnoreFlagReadPlainly() => DriverTest.Check("""
        public unsafe struct event_of { [Marked(MarkedAccess.Always)] public bool ignore; }
        public static unsafe class Driver
        {
            public static bool broken(event_of* e) => {|KT5002:e->ignore|};
            public static bool repaired(event_of* e) => READ_ONCE(&e->ignore);
        }
        """);

    // Commit de3ced72a792: a group of the timer hierarchy was visible to walkers before its fields
    // were.
    [Fact]
    public void GroupVisibleBeforeItsFields() => DriverTest.Check("""
        public unsafe struct group { [Published] public group* parent; public int mask; }
        public static unsafe class Driver
        {
            public static void broken(group* child, group* parent)
            {
                parent->mask = 1;
                {|KT5005:child->parent|} = parent;
            }
            public static void repaired(group* child, group* parent)
            {
                parent->mask = 1;
                smp_store_release(&child->parent, parent);
            }
        }
        """);

    // CVE-2016-6516 and its kin: a value that others change is fetched, tested and fetched again.
    [Fact]
    public void ValueFetchedTwice() => DriverTest.Check("""
        public unsafe struct shared { [Marked(MarkedAccess.Always)] public int length; }
        public static unsafe class Driver
        {
            public static int broken(shared* s) =>
                READ_ONCE(&s->length) > 16 ? 16 : {|KT5009:READ_ONCE(&s->length)|};
            public static int repaired(shared* s)
            {
                int length = READ_ONCE(&s->length);
                return length > 16 ? 16 : length;
            }
        }
        """);

    // CVE-2016-2546: ioctls of a sound timer raced, because what tells that one runs was tested and
    // set in two steps.
    [Fact]
    public void TestedAndSetInTwoSteps() => DriverTest.Check("""
        public unsafe struct busy { public atomic_t users; }
        public static unsafe class Driver
        {
            public static bool broken(busy* b)
            {
                if (atomic_read(&b->users) != 0)
                    return false;
                {|KT5006:atomic_set(&b->users, 1)|};
                atomic_set(&b->users, 0);
                return true;
            }
            public static bool repaired(busy* b)
            {
                if (atomic_xchg(&b->users, 1) != 0)
                    return false;
                atomic_set(&b->users, 0);
                return true;
            }
        }
        """);

    // A word of flags of which one bit is set by set_bit() and another one by |=: bits were lost in
    // more than one driver.
    [Fact]
    public void BitsSetInTwoWays() => DriverTest.Check("""
        public unsafe struct word { public ulong flags; }
        public static unsafe class Driver
        {
            public static void elsewhere(word* w) { set_bit(3, &w->flags); }
            public static void broken(word* w) { {|KT5011:w->flags|} |= 1; }
            public static void repaired(word* w) { set_bit(0, &w->flags); }
        }
        """);

    // CVE-2020-29661: the lock of one terminal was taken for a field of another.
    [Fact]
    public void LockOfAnotherObject() => DriverTest.Check("""
        public unsafe struct term { public spinlock_t ctrl; [GuardedBy("ctrl")] public int pgrp; }
        public static unsafe class Driver
        {
            public static void broken(term* t, term* real)
            {
                spin_lock(&t->ctrl);
                {|KT3002:real->pgrp|} = 1;
                spin_unlock(&t->ctrl);
            }
            public static void repaired(term* t, term* real)
            {
                spin_lock(&real->ctrl);
                real->pgrp = 1;
                spin_unlock(&real->ctrl);
            }
        }
        """);

    // CVE-2018-13053: a relative sleep was added to the time of now and wrapped into the past.
    [Fact]
    public void SleepThatWraps() => DriverTest.Check("""
        public static unsafe class Driver
        {
            public static long broken(long now, bool never)
            {
                long timeout = 5;
                if (never)
                    timeout = KTIME_MAX;
                return {|KT8004:ktime_add(now, timeout)|};
            }
            public static long repaired(long now, bool never)
            {
                long timeout = 5;
                if (never)
                    timeout = KTIME_MAX;
                return ktime_add_safe(now, timeout);
            }
        }
        """);

    // Jiffies compared by <: such code works until they wrap, which is five minutes after boot on
    // purpose.
    [Fact]
    public void JiffiesComparedAsNumbers() => DriverTest.Check("""
        public unsafe struct limit { [Jiffies(Instant = true)] public ulong until; }
        public static unsafe class Driver
        {
            public static bool broken(limit* l) => {|KT8001:jiffies < l->until|};
            public static bool repaired(limit* l) => time_before(jiffies, l->until);
        }
        """);

    // Nicholas Mc Guire, 2015, went through all calls of wait_for_completion_timeout() that passed
    // milliseconds.
    [Fact]
    public void MillisecondsPassedAsJiffies() => DriverTest.Check("""
        public unsafe struct chip { public completion done; }
        public static unsafe class Driver
        {
            public static ulong broken(chip* c, [Milliseconds] uint ms) =>
                wait_for_completion_timeout(&c->done, {|KT8002:ms|});
            public static ulong repaired(chip* c, [Milliseconds] uint ms) =>
                wait_for_completion_timeout(&c->done, msecs_to_jiffies(ms));
        }
        """);
}
