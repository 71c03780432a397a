// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3006: A wait for a callback holds what the callback takes.</summary>
public class KT3006Tests
{
    private const string Callback = """
        static void tick(timer_list* t)
        {
            device* d = (device*)t;
            raw_spin_lock(&d->@lock);
            d->count++;
            raw_spin_unlock(&d->@lock);
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }

        """;

    [Fact]
    public void WaitsForOwnLock_Triggers() => RuleTest.Check(Callback + """
        static void stop(device* d)
        {
            raw_spin_lock(&d->@lock);
            {|KT3006:timer_delete_sync(&d->timer)|};
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_ThroughCalls_Triggers() => RuleTest.Check(Callback + """
        static void stop_timer(timer_list* t) { timer_delete_sync(t); }
        static void stop_device(device* d) { stop_timer(&d->timer); }
        static void stop(device* d)
        {
            raw_spin_lock(&d->@lock);
            {|KT3006:stop_device(d)|};
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_FromTheCallbackItself_Triggers() => RuleTest.Check("""
        static void tick(timer_list* t)
        {
            device* d = (device*)t;
            {|KT3006:timer_delete_sync(&d->timer)|};
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_OfWhoRunsIt_Triggers() => RuleTest.Check("""
        public unsafe struct job { public delegate*<job*, void> fn; }
        public unsafe struct pool { public raw_spinlock_t @lock; public job* first; }
        [Primitive, RegistersCallback("j", "fn")]
        static void init_job(job* j, delegate*<job*, void> fn) { j->fn = fn; }
        [Primitive, WaitsForCallback("j")] static void flush_job(job* j) { }
        static void work(job* j) { }
        static void start(job* j) { init_job(j, &work); j->fn = &work; }
        static void run(pool* p)
        {
            raw_spin_lock(&p->@lock);
            job* j = p->first;
            raw_spin_unlock(&p->@lock);
            j->fn(j);
            raw_spin_lock(&p->@lock);
            p->first = null;
            raw_spin_unlock(&p->@lock);
        }
        static void wrong(pool* p, job* j)
        {
            raw_spin_lock(&p->@lock);
            {|KT3006:flush_job(j)|};
            raw_spin_unlock(&p->@lock);
        }
        static void right(pool* p, job* j)
        {
            raw_spin_lock(&p->@lock);
            p->first = null;
            raw_spin_unlock(&p->@lock);
            flush_job(j);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_DoesNotTrigger() => RuleTest.Check(Callback + """
        static void quiet(timer_list* t) { }
        static void start_other(device* d) { timer_setup(&d->other, &quiet); }
        static void stop(device* d)
        {
            timer_delete_sync(&d->timer);
            raw_spin_lock(&d->@lock);
            timer_delete_sync(&d->other);
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CallbackThatIsRegisteredForAnInterrupt_Sleeps_Triggers() => RuleTest.Check("""
        static void tick(timer_list* t)
        {
            {|KT7001:mutex_lock(&((other*)t)->m)|};
            mutex_unlock(&((other*)t)->m);
            {|KT7001:schedule()|};
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_ByAPointer_Triggers() => RuleTest.Check("""
        static void tick(timer_list* t)
        {
            device* d = (device*)t;
            raw_spin_lock(&d->@lock);
            raw_spin_unlock(&d->@lock);
        }
        static void start(device* d)
        {
            d->pointed = &d->timer;
            timer_setup(d->pointed, &tick);
        }
        static void stop(device* d)
        {
            raw_spin_lock(&d->@lock);
            {|KT3006:timer_delete_sync(d->pointed)|};
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitForACompletion_UnderWhatTheOtherTakesFirst_Triggers() => RuleTest.Check("""
        static void finish(device* d, other* o)
        {
            mutex_lock(&o->m);
            complete(&d->done);
            mutex_unlock(&o->m);
        }
        static void wait(device* d, other* o)
        {
            mutex_lock(&o->m);
            {|KT3006:wait_for_completion(&d->done)|};
            mutex_unlock(&o->m);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitForACompletion_UnderWhatTheOtherTakesLater_DoesNotTrigger() => RuleTest.Check("""
        static void finish(device* d, other* o)
        {
            complete(&d->done);
            mutex_lock(&o->m);
            mutex_unlock(&o->m);
        }
        static void wait(device* d, other* o)
        {
            mutex_lock(&o->m);
            wait_for_completion(&d->done);
            mutex_unlock(&o->m);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitUnderALockOfInterrupts_Triggers() => RuleTest.Check("""
        static void quiet(timer_list* t) { }
        static void irq(irq_work* w)
        {
            device* d = (device*)w;
            raw_spin_lock(&d->@lock);
            raw_spin_unlock(&d->@lock);
        }
        static void start(device* d)
        {
            timer_setup(&d->timer, &quiet);
            init_irq_work(&d->work, &irq);
        }
        static void stop(device* d)
        {
            raw_spin_lock_irqsave(&d->@lock, out ulong flags);
            {|KT3006:timer_delete_sync(&d->timer)|};
            raw_spin_unlock_irqrestore(&d->@lock, flags);
        }
        """, RuleTest.AllStructs);
}
