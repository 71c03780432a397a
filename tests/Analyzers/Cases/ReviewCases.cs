// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>What edits written without a look at the rules have shown to be missing.</summary>
public class ReviewCases
{
    private const string Attempts = """
        [Primitive, Stops("timer", Tries = true)] static int try_to_stop(timer_list* timer) => 0;
        static void expire(timer_list* t)
        {
            device* d = (device*)t;
            raw_spin_lock(&d->@lock);
            d->count++;
            raw_spin_unlock(&d->@lock);
        }
        static void start(device* d) { timer_setup(&d->timer, &expire); }
        static int attempt(device* d) => try_to_stop(&d->timer);

        """;

    [Fact]
    public void TryingUntilTheCallbackEnds_UnderItsLock_Triggers() => RuleTest.Check(Attempts + """
        static void stop(device* d)
        {
            raw_spin_lock_bh(&d->@lock);
            while ({|KT3006:attempt(d)|} < 0)
                cpu_relax();
            raw_spin_unlock_bh(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void TryingUntilItEnds_LockGivenUp_DoesNotTrigger() => RuleTest.Check(Attempts + """
        static void stop(device* d)
        {
        again:
            raw_spin_lock_bh(&d->@lock);
            if (attempt(d) < 0) {
                raw_spin_unlock_bh(&d->@lock);
                cpu_relax();
                goto again;
            }
            raw_spin_unlock_bh(&d->@lock);
        }
        static int once(device* d)
        {
            raw_spin_lock_bh(&d->@lock);
            int ret = attempt(d);
            raw_spin_unlock_bh(&d->@lock);
            return ret;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void AtomicTestedAndReadAgain_Triggers() => RuleTest.Check("""
        static int f(shared* s)
        {
            if (atomic_read(&s->state) == 0)
                return 0;
            return {|KT5009:atomic_read(&s->state)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void AtomicReadAgainAfterSomeTime_DoesNotTrigger() => RuleTest.Check("""
        static int f(shared* s)
        {
            if (atomic_read(&s->state) == 0)
                cpu_relax();
            int now = atomic_read(&s->state);
            WARN_ON_ONCE(atomic_read(&s->state) == 3);
            return now;
        }
        static void until(shared* s)
        {
            while (atomic_read(&s->state) != 0) { }
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void FlagTestedAndFetchedAgain_AfterOneArmHasStoredIt_Triggers() => RuleTest.Check("""
        static bool f(shared* s, int mine)
        {
            int seen = READ_ONCE(&s->flag);
            if (seen == 0) {
                WRITE_ONCE(&s->flag, mine);
                seen = mine;
            }
            return {|KT5009:READ_ONCE(&s->flag)|} == mine;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void BitChangedByThePlainForm_Triggers() => RuleTest.Check("""
        [Primitive, ChangesBits("word", Plainly = true)]
        static void __set_bit(int nr, ulong* word) { }
        static void elsewhere(record* r) { set_bit(3, &r->bits); }
        static void wrong(record* r) { {|KT5011:__set_bit(1, &r->bits)|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void BitChangedByThePlainForm_UnderALock_DoesNotTrigger() => RuleTest.Check("""
        [Primitive, ChangesBits("word", Plainly = true)]
        static void __set_bit(int nr, ulong* word) { }
        static void elsewhere(record* r) { set_bit(3, &r->bits); }
        static void right(record* r, other* o)
        {
            raw_spin_lock(&o->@lock);
            __set_bit(1, &r->bits);
            raw_spin_unlock(&o->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void AtomicClearedPlainly_Triggers() => RuleTest.Check("""
        static void f(shared* s) { {|KT5004:s->state.counter = 0|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void CalleeThatStoresAGlobal_HidesNoArmOfItsCaller() => RuleTest.Check("""
        static node* root;
        static void grow(node* n) { root = n; }
        [MustHold("n->lock")] static void needs(node* n) { }
        static void f(node* n)
        {
            node* old = root;
            grow(n);
            if (old != root)
                {|KT3001:needs(n)|};
        }
        """);

    [Fact]
    public void GuardOfAnyLockOfAClass_Triggers() => RuleTest.Check("""
        static void wrong(entry* e, holder* h)
        {
            raw_spin_lock(&h->@lock);
            raw_spin_unlock(&h->@lock);
            {|KT3002:e->what = 1|};
        }
        static void helper(entry* e) { e->what = 2; }
        static void right(entry* e, holder* h)
        {
            raw_spin_lock(&h->@lock);
            e->what = 1;
            helper(e);
            raw_spin_unlock(&h->@lock);
        }
        """, """
        public unsafe struct holder { public raw_spinlock_t @lock; }
        public unsafe struct entry { [GuardedBy("holder.lock")] public int what; }
        """);

    [Fact]
    public void TwoPointsInTimeAdded_OrConvertedTwice_Trigger() => RuleTest.Check("""
        [Nanoseconds] const long NSEC_PER_USEC = 1000;
        static long sum(device* d) => {|KT8002:d->expires + ktime_get()|};
        static void wait([Microseconds] long usecs) { }
        static void twice([Microseconds] long usecs) { wait({|KT8002:usecs * NSEC_PER_USEC|}); }
        static void once(device* d, [Microseconds] long usecs) { d->delta = usecs * NSEC_PER_USEC; }
        """, RuleTest.AllStructs);

    [Fact]
    public void OneObjectForEachCpu_FreedWhileItMayRun_Triggers() => RuleTest.Check("""
        [Primitive, StableAddress] static timer_list* of(timer_list* all, int cpu) => all + cpu;
        static void wrong(timer_list* all, int n)
        {
            for (int cpu = 0; cpu < n; cpu++)
                add_timer(of(all, cpu));
            {|KT8102:kfree(all)|};
        }
        static void right(timer_list* all, int n)
        {
            for (int cpu = 0; cpu < n; cpu++)
                add_timer(of(all, cpu));
            for (int cpu = 0; cpu < n; cpu++)
                timer_delete_sync(of(all, cpu));
            kfree(all);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SleeperThatAsksForItsCpu_Triggers() => RuleTest.Check("""
        [MaySleep] static int f()
        {
            int cpu = {|KT4008:smp_processor_id()|};
            schedule();
            return cpu;
        }
        static void caller() { f(); }
        """);

    [Fact]
    public void LockThatALoopTakesAnew_IsNotGivenUpOn()
    {
        var found = RuleTest.Diagnose(RuleTest.File(RuleTest.AllStructs, """
            static void f(shared* s)
            {
                for (;;) {
                    node* n = READ_ONCE(&s->shown);
                    raw_spin_lock(&READ_ONCE(&s->shown)->@lock);
                    if (coin())
                        break;
                    raw_spin_unlock(&n->@lock);
                }
            }
            """), out var errors);
        Assert.Empty(errors);
        Assert.DoesNotContain(found, d => d.Id == "KT9006");
        Assert.Contains(found, d => d.Id == "KT2001");
    }
}
