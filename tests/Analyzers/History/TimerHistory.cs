// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.History;

/// <summary>
/// Mistakes that were made around timers, in shapes of our own. Each comes with its repair, which
/// is silent.
/// </summary>
public class TimerHistory
{
    // Commit 48228f7b470a explains the report of lockdep that many took for a false one.
    [Fact]
    public void DeleteSync_UnderALockThatInterruptsTake() => DriverTest.Check("""
        public unsafe struct port
        {
            public timer_list poll;
            public irq_work kick;
            public raw_spinlock_t @lock;
            [GuardedBy("lock")] public int events;
        }
        public static unsafe class Driver
        {
            static void polled(timer_list* t) { }
            static void kicked(irq_work* w)
            {
                port* p = (port*)w;
                raw_spin_lock(&p->@lock);
                p->events++;
                raw_spin_unlock(&p->@lock);
            }
            public static void start(port* p)
            {
                timer_setup(&p->poll, &polled, 0);
                init_irq_work(&p->kick, &kicked);
            }
            public static void broken(port* p)
            {
                raw_spin_lock_irqsave(&p->@lock, out ulong flags);
                {|KT3006:timer_delete_sync(&p->poll)|};
                raw_spin_unlock_irqrestore(&p->@lock, flags);
            }
            public static void repaired(port* p)
            {
                timer_delete_sync(&p->poll);
                raw_spin_lock_irqsave(&p->@lock, out ulong flags);
                p->events = 0;
                raw_spin_unlock_irqrestore(&p->@lock, flags);
            }
        }
        """);

    // Commit 292a089d78d3 turned some seventy deletions before a free into shutdowns.
    [Fact]
    public void TimerOfAFreedObject() => DriverTest.Check("""
        public unsafe struct session { public timer_list retry; public int tries; }
        public static unsafe class Driver
        {
            public static void broken(session* s)
            {
                timer_delete(&s->retry);
                {|KT8102:kfree(s)|};
            }
            public static void repaired(session* s)
            {
                timer_shutdown_sync(&s->retry);
                kfree(s);
            }
        }
        """);

    // CVE-2024-38630: the watchdog cpu5wdt gave its port back while the handler still wrote to it.
    [Fact]
    public void DeviceOfATimerThatMayRun() => DriverTest.Check("""
        public unsafe struct watchdog { public timer_list trigger; public int port; }
        public static unsafe class Driver
        {
            static void trigger(timer_list* t)
            {
                watchdog* w = (watchdog*)t;
                w->port = 1;
                mod_timer(t, jiffies + HZ);
            }
            public static void start(watchdog* w)
            {
                timer_setup(&w->trigger, &trigger, 0);
                mod_timer(&w->trigger, jiffies + HZ);
            }
            static void release(watchdog* w) { kfree(w); }
            public static void broken(watchdog* w)
            {
                timer_delete(&w->trigger);
                {|KT8102:kfree(w)|};
            }
            public static void repaired(watchdog* w)
            {
                timer_shutdown_sync(&w->trigger);
                release(w);
            }
        }
        """);

    // Commit b831275a3553: the flags that name a timer's base were read plainly in the loop that
    // looks for its lock, so that they might have been fetched twice.
    [Fact]
    public void FlagsThatOthersChange_ReadPlainly() => DriverTest.Check("""
        public unsafe struct entry { [Marked(MarkedAccess.Always)] public uint flags; }
        public static unsafe class Driver
        {
            public static uint broken(entry* e)
            {
                uint flags = {|KT5002:e->flags|};
                return flags & 7;
            }
            public static uint repaired(entry* e)
            {
                uint flags = READ_ONCE(&e->flags);
                return flags & 7;
            }
        }
        """);

    // Commit 1e38da300e1e (CVE-2017-10661): two settimes of one timerfd changed the mark that says
    // whether it is on the cancel list, each without a lock.
    [Fact]
    public void MarkOfAList_ChangedWithoutALock() => DriverTest.Check("""
        public unsafe struct timerfd
        {
            public spinlock_t cancel_lock;
            [GuardedBy("cancel_lock")] public bool might_cancel;
        }
        public static unsafe class Driver
        {
            public static void broken(timerfd* c)
            {
                {|KT3002:c->might_cancel|} = true;
            }
            public static void repaired(timerfd* c)
            {
                spin_lock(&c->cancel_lock);
                c->might_cancel = true;
                spin_unlock(&c->cancel_lock);
            }
        }
        """);

    // Commit 322c4293ecc5: a loop device ended its workers while it held the mutex that they take.
    [Fact]
    public void WorkersEnded_UnderTheirMutex() => DriverTest.Check("""
        public unsafe struct disk { public mutex open; public work_struct clear; public int users; }
        public static unsafe class Driver
        {
            static void cleared(work_struct* w)
            {
                disk* d = (disk*)w;
                mutex_lock(&d->open);
                d->users = 0;
                mutex_unlock(&d->open);
            }
            public static void start(disk* d) { INIT_WORK(&d->clear, &cleared); }
            static void end(disk* d) { cancel_work_sync(&d->clear); }
            public static void broken(disk* d)
            {
                mutex_lock(&d->open);
                {|KT3006:end(d)|};
                mutex_unlock(&d->open);
            }
            public static void repaired(disk* d)
            {
                mutex_lock(&d->open);
                d->users--;
                mutex_unlock(&d->open);
                end(d);
            }
        }
        """);
}
