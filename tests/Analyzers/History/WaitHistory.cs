// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.History;

/// <summary>
/// Waits that never ended, in shapes of our own. Each comes with its repair,
/// which is silent.
/// </summary>
public class WaitHistory
{
    // CVE-2016-2549: closing a sound timer cancelled its hrtimer, also from the callback of that
    // hrtimer.
    [Fact]
    public void HrtimerCancelledByItsOwnCallback() => DriverTest.Check("""
        public unsafe struct sound { public hrtimer tick; public int running; }
        public static unsafe class Driver
        {
            static Linux.hrtimer_restart ticked(hrtimer* t)
            {
                {|KT3006:hrtimer_cancel(t)|};
                return Linux.hrtimer_restart.HRTIMER_NORESTART;
            }
            static Linux.hrtimer_restart repaired(hrtimer* t) => Linux.hrtimer_restart.HRTIMER_NORESTART;
            public static void start(sound* a, sound* b)
            {
                hrtimer_setup(&a->tick, &ticked, 1, 0);
                hrtimer_setup(&b->tick, &repaired, 1, 0);
            }
        }
        """);

    // Duoming Zhou, 2022, "Fix deadlock in ieee80211_beacons_stop()": a driver waited for its
    // beacon timer under the lock that the timer takes.
    [Fact]
    public void TimerWaitedForUnderItsLock() => DriverTest.Check("""
        public unsafe struct station
        {
            public timer_list beacon;
            public spinlock_t @lock;
            public int sent;
        }
        public static unsafe class Driver
        {
            static void send(timer_list* t)
            {
                station* s = (station*)t;
                spin_lock(&s->@lock);
                s->sent++;
                spin_unlock(&s->@lock);
            }
            public static void start(station* s) { timer_setup(&s->beacon, &send, 0); }
            public static void broken(station* s)
            {
                spin_lock_bh(&s->@lock);
                {|KT3006:timer_delete_sync(&s->beacon)|};
                spin_unlock_bh(&s->@lock);
            }
            public static void repaired(station* s)
            {
                spin_lock_bh(&s->@lock);
                s->sent = 0;
                spin_unlock_bh(&s->@lock);
                timer_delete_sync(&s->beacon);
            }
        }
        """);

    // The same year, "Fix deadlock in rs_close()" of a console: the wait stood in a function that
    // the holder of the lock calls.
    [Fact]
    public void TimerWaitedForThroughACall() => DriverTest.Check("""
        public unsafe struct console
        {
            public timer_list poll;
            public spinlock_t @lock;
            public int open;
        }
        public static unsafe class Driver
        {
            static void polled(timer_list* t)
            {
                console* c = (console*)t;
                spin_lock(&c->@lock);
                c->open++;
                spin_unlock(&c->@lock);
            }
            public static void start(console* c) { timer_setup(&c->poll, &polled, 0); }
            static void stop(console* c) { timer_delete_sync(&c->poll); }
            public static void broken(console* c)
            {
                spin_lock_bh(&c->@lock);
                if (--c->open == 0)
                    {|KT3006:stop(c)|};
                spin_unlock_bh(&c->@lock);
            }
            public static void repaired(console* c)
            {
                bool last;
                spin_lock_bh(&c->@lock);
                last = --c->open == 0;
                spin_unlock_bh(&c->@lock);
                if (last)
                    stop(c);
            }
        }
        """);

    // CVE-2019-18683: a video driver waited for its thread with the mutex that the thread takes.
    [Fact]
    public void CompletionAwaitedUnderTheMutexOfWhoCompletes() => DriverTest.Check("""
        public unsafe struct video
        {
            public mutex m;
            public completion done;
            public work_struct run;
        }
        public static unsafe class Driver
        {
            static void capture(work_struct* w)
            {
                video* v = (video*)w;
                mutex_lock(&v->m);
                mutex_unlock(&v->m);
                complete(&v->done);
            }
            public static void start(video* v) { INIT_WORK(&v->run, &capture); }
            public static void broken(video* v)
            {
                mutex_lock(&v->m);
                {|KT3006:wait_for_completion(&v->done)|};
                mutex_unlock(&v->m);
            }
            public static void repaired(video* v)
            {
                wait_for_completion(&v->done);
                mutex_lock(&v->m);
                mutex_unlock(&v->m);
            }
        }
        """);

    // Reports of "possible recursive locking" on works: a work that resets a device flushed itself.
    [Fact]
    public void WorkFlushedByItself() => DriverTest.Check("""
        public unsafe struct adapter
        {
            public work_struct reset;
            public work_struct other;
            public int up;
        }
        public static unsafe class Driver
        {
            static void broken(work_struct* w) { {|KT3006:flush_work(w)|}; }
            static void repaired(work_struct* w) { ((adapter*)w)->up = 1; }
            public static void start(adapter* a)
            {
                INIT_WORK(&a->reset, &broken);
                INIT_WORK(&a->other, &repaired);
            }
        }
        """);

    // A call on another CPU that is waited for with the lock that the called function takes, which
    // is why smp_call_function() wants interrupts on.
    [Fact]
    public void CallToAnotherCpuUnderItsLock() => DriverTest.Check("""
        public unsafe struct counter { public raw_spinlock_t @lock; public int n; }
        public static unsafe class Driver
        {
            static void called(void* p)
            {
                counter* c = (counter*)p;
                raw_spin_lock(&c->@lock);
                c->n++;
                raw_spin_unlock(&c->@lock);
            }
            public static void broken(counter* c)
            {
                raw_spin_lock_bh(&c->@lock);
                {|KT3006:smp_call_function_single(1, &called, c, 1)|};
                raw_spin_unlock_bh(&c->@lock);
            }
            public static void repaired(counter* c) { smp_call_function_single(1, &called, c, 1); }
        }
        """);
}
