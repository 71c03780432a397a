// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.History;

/// <summary>
/// Objects that were gone, in shapes of our own. Each comes with its repair,
/// which is silent.
/// </summary>
public class LifeHistory
{
    // CVE-2022-2318: the timers of a network protocol were deleted without a wait before their
    // socket was freed.
    [Fact]
    public void SocketFreedWhileItsTimerRuns() => DriverTest.Check("""
        public unsafe struct socket { public timer_list idle; public int refs; }
        public static unsafe class Driver
        {
            public static void broken(socket* s)
            {
                timer_delete(&s->idle);
                {|KT8102:kfree(s)|};
            }
            public static void repaired(socket* s)
            {
                timer_delete_sync(&s->idle);
                kfree(s);
            }
        }
        """);

    // CVE-2022-3565: a card has two timers, and only one was waited for.
    [Fact]
    public void CardFreedWithOneOfTwoTimers() => DriverTest.Check("""
        public unsafe struct card
        {
            public timer_list alive;
            public timer_list lost;
            public int id;
        }
        public static unsafe class Driver
        {
            public static void broken(card* c)
            {
                timer_delete_sync(&c->alive);
                timer_delete(&c->lost);
                {|KT8102:kfree(c)|};
            }
            public static void repaired(card* c)
            {
                timer_delete_sync(&c->alive);
                timer_delete_sync(&c->lost);
                kfree(c);
            }
        }
        """);

    // CVE-2023-1670, CVE-2023-1855 and a dozen more of that year: the work of a device was still
    // queued when remove freed it.
    [Fact]
    public void DeviceFreedWithItsWorkQueued() => DriverTest.Check("""
        public unsafe struct nic { public work_struct reset; public int up; }
        public static unsafe class Driver
        {
            static void reset(work_struct* w) { ((nic*)w)->up = 1; }
            public static void probe(nic* n) { INIT_WORK(&n->reset, &reset); }
            public static void broken(nic* n)
            {
                cancel_work(&n->reset);
                {|KT8102:kfree(n)|};
            }
            public static void repaired(nic* n)
            {
                cancel_work_sync(&n->reset);
                kfree(n);
            }
        }
        """);

    // CVE-2024-35887: a timer was taken back when its device went, and armed itself again; shutting
    // it down is what ends it.
    [Fact]
    public void TimerArmedAfterShutdown() => DriverTest.Check("""
        public unsafe struct slave { public timer_list poll; public int up; }
        public static unsafe class Driver
        {
            public static void broken(slave* s)
            {
                timer_shutdown_sync(&s->poll);
                {|KT8103:mod_timer(&s->poll, jiffies + HZ)|};
            }
            public static void repaired(slave* s)
            {
                mod_timer(&s->poll, jiffies + HZ);
                timer_shutdown_sync(&s->poll);
            }
        }
        """);

    // CVE-2021-3609: an operation of a bus was freed while its readers, timers among them, still
    // looked at it; a grace period was missing.
    [Fact]
    public void OperationFreedBeforeItsReadersWereDone() => DriverTest.Check("""
        public unsafe struct operation { public hlist_node entry; public int id; }
        public static unsafe class Driver
        {
            public static void broken(operation* op)
            {
                hlist_del_rcu(&op->entry);
                {|KT7005:kfree(op)|};
            }
            public static void repaired(operation* op)
            {
                hlist_del_rcu(&op->entry);
                synchronize_rcu();
                kfree(op);
            }
        }
        """);

    // CVE-2024-27394: a key was freed at once where readers walk the list.
    [Fact]
    public void KeyFreedAtOnce() => DriverTest.Check("""
        public unsafe struct key { public hlist_node node; public int id; }
        public static unsafe class Driver
        {
            public static void broken(key* k)
            {
                hlist_del_rcu(&k->node);
                {|KT7005:kfree(k)|};
            }
            public static void repaired(key* k)
            {
                hlist_del_rcu(&k->node);
                kfree_rcu(k);
            }
        }
        """);

    // CVE-2023-1281: a filter was changed in place where packets find it without a lock.
    [Fact]
    public void FilterTakenOffPlainly() => DriverTest.Check("""
        public unsafe struct filter { public hlist_node node; public int id; }
        public static unsafe class Driver
        {
            public static void add(filter* f, hlist_head* h) { hlist_add_head_rcu(&f->node, h); }
            public static void broken(filter* f) { {|KT7004:hlist_del(&f->node)|}; }
            public static void repaired(filter* f) { hlist_del_rcu(&f->node); }
        }
        """);

    // CVE-2016-2545: a sound timer was unlinked twice, the second time out of memory that was not
    // its own any more.
    [Fact]
    public void TimerUsedAfterItWasFreed() => DriverTest.Check("""
        public unsafe struct instance { public list_head active; public int ticks; }
        public static unsafe class Driver
        {
            public static void broken(instance* i)
            {
                kfree(i);
                {|KT8101:list_del(&i->active)|};
            }
            public static void repaired(instance* i)
            {
                list_del(&i->active);
                kfree(i);
            }
        }
        """);

    // CVE-2018-20836: a task of a disk controller was freed by the one who waited for it and by its
    // timer.
    [Fact]
    public void TaskFreedTwice() => DriverTest.Check("""
        public unsafe struct task { public timer_list slow; public int done; }
        public static unsafe class Driver
        {
            public static void broken(task* t, bool late)
            {
                if (late)
                    kfree(t);
                {|KT8101:kfree(t)|};
            }
            public static void repaired(task* t, bool late)
            {
                if (late)
                    t->done = 1;
                kfree(t);
            }
        }
        """);

    // CVE-2020-14416: the data of a line was looked up without a read section while close frees it.
    [Fact]
    public void LineFollowedOutsideOfAReadSection() => DriverTest.Check("""
        public unsafe struct line { public int speed; }
        public unsafe struct tty { public line* data; }
        public static unsafe class Driver
        {
            public static int broken(tty* t) => {|KT7003:rcu_dereference(&t->data)|}->speed;
            public static int repaired(tty* t)
            {
                rcu_read_lock();
                int speed = rcu_dereference(&t->data)->speed;
                rcu_read_unlock();
                return speed;
            }
        }
        """);

    // CVE-2024-26974: the request of a reset was freed after a time-out while the work that
    // completes it still ran.
    [Fact]
    public void RequestFreedAfterATimeOut() => DriverTest.Check("""
        public unsafe struct request { public work_struct reset; public completion done; }
        public static unsafe class Driver
        {
            public static void broken(request* r)
            {
                schedule_work(&r->reset);
                if (wait_for_completion_timeout(&r->done, HZ) == 0)
                    {|KT8102:kfree(r)|};
            }
            public static void repaired(request* r)
            {
                schedule_work(&r->reset);
                if (wait_for_completion_timeout(&r->done, HZ) == 0)
                {
                    cancel_work_sync(&r->reset);
                    kfree(r);
                }
            }
        }
        """);

    // Reports of the lock validator on a structure that was passed by value with the lock in it.
    [Fact]
    public void ObjectCopiedWithItsLock() => DriverTest.Check("""
        public unsafe struct queue { public spinlock_t @lock; public int length; }
        public static unsafe class Driver
        {
            public static int broken(queue* q)
            {
                queue copy = {|KT2008:*q|};
                return copy.length;
            }
            public static int repaired(queue* q) => q->length;
        }
        """);
}
