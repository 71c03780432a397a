// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.History;

/// <summary>
/// Sleeping and locks in the wrong context, in shapes of our own. Each comes with its repair,
/// which is silent.
/// </summary>
public class ContextHistory
{
    // CVE-2022-1975: when a firmware download timed out, the timer told user space, and allocated
    // as a task may.
    [Fact]
    public void TimerThatAllocates() => DriverTest.Check("""
        public unsafe struct chip
        {
            public timer_list late;
            public timer_list better;
            public int failed;
        }
        public static unsafe class Driver
        {
            static void broken(timer_list* t) { kfree({|KT7001:kmalloc(64, GFP_KERNEL)|}); }
            static void repaired(timer_list* t) { kfree(kmalloc(64, GFP_ATOMIC)); }
            public static void start(chip* c)
            {
                timer_setup(&c->late, &broken, 0);
                timer_setup(&c->better, &repaired, 0);
            }
        }
        """);

    // Reports of "sleeping function called from invalid context" from timers: one took a mutex.
    [Fact]
    public void TimerThatTakesAMutex() => DriverTest.Check("""
        public unsafe struct serial
        {
            public timer_list late;
            public timer_list better;
            public mutex m;
        }
        public static unsafe class Driver
        {
            static void broken(timer_list* t)
            {
                serial* s = (serial*)t;
                {|KT7001:mutex_lock(&s->m)|};
                mutex_unlock(&s->m);
            }
            static void repaired(timer_list* t)
            {
                serial* s = (serial*)t;
                if (mutex_trylock(&s->m))
                    mutex_unlock(&s->m);
            }
            public static void start(serial* s)
            {
                timer_setup(&s->late, &broken, 0);
                timer_setup(&s->better, &repaired, 0);
            }
        }
        """);

    // What smatch finds too: user memory is copied with a spin lock held.
    [Fact]
    public void UserMemoryCopiedUnderASpinLock() => DriverTest.Check("""
        public unsafe struct state { public spinlock_t @lock; public int value; }
        public static unsafe class Driver
        {
            public static ulong broken(state* s, void* user)
            {
                spin_lock(&s->@lock);
                ulong left = {|KT7001:copy_to_user(user, &s->value, 4)|};
                spin_unlock(&s->@lock);
                return left;
            }
            public static ulong repaired(state* s, void* user)
            {
                int value;
                spin_lock(&s->@lock);
                value = s->value;
                spin_unlock(&s->@lock);
                return copy_to_user(user, &value, 4);
            }
        }
        """);

    // "inconsistent lock state" in many drivers: the lock of a timer was taken by a task with soft
    // interrupts on.
    [Fact]
    public void LockOfATimerTakenPlainlyInATask() => DriverTest.Check("""
        public unsafe struct stats
        {
            public timer_list fold;
            public spinlock_t @lock;
            public int sum;
        }
        public static unsafe class Driver
        {
            static void fold(timer_list* t)
            {
                stats* s = (stats*)t;
                spin_lock(&s->@lock);
                s->sum = 0;
                spin_unlock(&s->@lock);
            }
            public static void start(stats* s) { timer_setup(&s->fold, &fold, 0); }
            [RunsIn(Context.Task)]
            public static void broken(stats* s)
            {
                {|KT4007:spin_lock(&s->@lock)|};
                s->sum++;
                spin_unlock(&s->@lock);
            }
            [RunsIn(Context.Task)]
            public static void repaired(stats* s)
            {
                spin_lock_bh(&s->@lock);
                s->sum++;
                spin_unlock_bh(&s->@lock);
            }
        }
        """);

    // The same with an hrtimer, which runs in the interrupt itself, so that _bh is not enough.
    [Fact]
    public void LockOfAnHrtimerTakenWithInterruptsOn() => DriverTest.Check("""
        public unsafe struct pulse
        {
            public hrtimer t;
            public raw_spinlock_t @lock;
            public int n;
        }
        public static unsafe class Driver
        {
            static Linux.hrtimer_restart beat(hrtimer* t)
            {
                pulse* p = (pulse*)t;
                raw_spin_lock(&p->@lock);
                p->n++;
                raw_spin_unlock(&p->@lock);
                return Linux.hrtimer_restart.HRTIMER_NORESTART;
            }
            public static void start(pulse* p) { hrtimer_setup(&p->t, &beat, 1, 0); }
            [RunsIn(Context.Task)]
            public static void broken(pulse* p)
            {
                {|KT4001:raw_spin_lock_bh(&p->@lock)|};
                p->n = 0;
                raw_spin_unlock_bh(&p->@lock);
            }
            [RunsIn(Context.Task)]
            public static void repaired(pulse* p)
            {
                raw_spin_lock_irq(&p->@lock);
                p->n = 0;
                raw_spin_unlock_irq(&p->@lock);
            }
        }
        """);

    // Conversions for PREEMPT_RT: a spinlock_t sleeps there, and stood inside of a raw one.
    [Fact]
    public void SleepingLockInsideOfARawOne() => DriverTest.Check("""
        public unsafe struct line
        {
            public raw_spinlock_t hard;
            public spinlock_t soft;
            public int n;
        }
        public static unsafe class Driver
        {
            public static void broken(line* l)
            {
                raw_spin_lock(&l->hard);
                {|KT7002:spin_lock(&l->soft)|};
                l->n++;
                spin_unlock(&l->soft);
                raw_spin_unlock(&l->hard);
            }
            public static void repaired(line* l)
            {
                raw_spin_lock(&l->hard);
                l->n++;
                raw_spin_unlock(&l->hard);
                spin_lock(&l->soft);
                spin_unlock(&l->soft);
            }
        }
        """);

    // What smatch calls mixing irqsave and irq: interrupts came on inside of a section that had
    // kept them.
    [Fact]
    public void InterruptsTurnedOnInsideOfIrqsave() => DriverTest.Check("""
        public unsafe struct dev
        {
            public raw_spinlock_t a;
            public raw_spinlock_t b;
            public int n;
        }
        public static unsafe class Driver
        {
            public static void broken(dev* d)
            {
                raw_spin_lock_irqsave(&d->a, out ulong flags);
                d->n++;
                {|KT4002:local_irq_enable()|};
                raw_spin_unlock_irqrestore(&d->a, flags);
            }
            public static void repaired(dev* d)
            {
                raw_spin_lock_irqsave(&d->a, out ulong flags);
                d->n++;
                raw_spin_unlock_irqrestore(&d->a, flags);
            }
        }
        """);

    // "BUG: using smp_processor_id() in preemptible": the number of a CPU was kept over a sleep.
    [Fact]
    public void NumberOfTheCpuKeptOverASleep() => DriverTest.Check("""
        public static unsafe class Driver
        {
            [RunsIn(Context.Task)]
            public static int broken()
            {
                int cpu = {|KT4008:smp_processor_id()|};
                msleep(1);
                return cpu;
            }
            [RunsIn(Context.Task)]
            public static int repaired()
            {
                msleep(1);
                int cpu = get_cpu();
                put_cpu();
                return cpu;
            }
        }
        """);

    // get_cpu() without put_cpu() on an error path: "scheduling while atomic" some time later.
    [Fact]
    public void CpuKeptOnAnErrorPath() => DriverTest.Check("""
        public static unsafe class Driver
        {
            public static int broken(bool wrong)
            {
                int cpu = get_cpu();
                if (wrong)
                    {|KT4006:return -1;|}
                put_cpu();
                return cpu;
            }
            public static int repaired(bool wrong)
            {
                int cpu = get_cpu();
                put_cpu();
                return wrong ? -1 : cpu;
            }
        }
        """);

    // A soft interrupt section that one way out leaves open: "softirq: huh, entered softirq with
    // preempt_count".
    [Fact]
    public void SoftInterruptsLeftOff() => DriverTest.Check("""
        public static unsafe class Driver
        {
            public static void broken(bool none)
            {
                local_bh_disable();
                if (none)
                    {|KT4006:return;|}
                local_bh_enable();
            }
            public static void repaired(bool none)
            {
                if (none)
                    return;
                local_bh_disable();
                local_bh_enable();
            }
        }
        """);
}
