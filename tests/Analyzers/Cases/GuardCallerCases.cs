// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>
/// Guarded data that a helper touches: who calls it by its name answers for the lock, and nobody
/// does for a function that is called by its address alone.
/// </summary>
public class GuardCallerCases
{
    private const string Devices = RuleTest.AllStructs + """

        public unsafe struct entry
        {
            public raw_spinlock_t @lock;
            public entry* next;
            [GuardedBy("lock")] public int value;
            [GuardedBy("lock", Access = GuardedAccess.Writes)] public pair both;
        }
        public struct pair { public int a; public int b; }
        public struct total { [GuardedBy("entry.lock")] public int sum; }
        public static unsafe partial class Kernel
        {
            public static raw_spinlock_t devices_lock;
            [GuardedBy("devices_lock")] public static int devices;
            [GuardedBy("devices_lock", Target = true, Access = GuardedAccess.Writes)]
            public static pair* shown;
            [Primitive, Acquires("devices_lock")] public static void lock_devices() { }
            [Primitive, Releases("devices_lock")] public static void unlock_devices() { }
        }
        """;

    [Fact]
    public void AGlobalInAHelper() => RuleTest.Check("""
        static void more() { devices++; }
        static void right()
        {
            lock_devices();
            more();
            unlock_devices();
        }
        static void wrong() { {|KT3002:more()|}; }
        """, Devices);

    [Fact]
    public void AGlobalInACallback() => RuleTest.Check("""
        static void tick(timer_list* t) { {|KT3002:devices++|}; }
        static void start(device* d) { timer_setup(&d->timer, &tick); }
        """, Devices);

    [Fact]
    public void AnExceptionEndsTheNeed() => RuleTest.Check("""
        [KernelRuleException("KT3002", "Nobody else runs yet.")]
        static void boot() { devices++; }
        static void start() { boot(); }
        """, Devices);

    [Fact]
    public void AnEntryWithoutAName_IsUnderAnyLockOfItsClass() => RuleTest.Check("""
        static void all(entry* first)
        {
            for (entry* e = first; e != null; e = e->next)
                e->value++;
        }
        static void right(entry* e)
        {
            raw_spin_lock(&e->@lock);
            all(e);
            raw_spin_unlock(&e->@lock);
        }
        static void wrong(entry* e) { {|KT3002:all(e)|}; }
        """, Devices);

    [Fact]
    public void AnEntryOfAWalk_UnderAnotherLockOfTheSameFunction() => RuleTest.Check("""
        static void wrong(entry* first, entry* o)
        {
            raw_spin_lock(&o->@lock);
            for (entry* e = first; e != null; e = e->next)
                {|KT3002:e->value++|};
            raw_spin_unlock(&o->@lock);
        }
        """, Devices);

    [Fact]
    public void AnAddressThatIsStoredThrough() => RuleTest.Check("""
        static void fill(pair* p) { p->a = 1; }
        static int look(pair* p) => p->b;
        static void twice(pair* p) { fill(p); }
        static void right(entry* e)
        {
            raw_spin_lock(&e->@lock);
            twice(&e->both);
            raw_spin_unlock(&e->@lock);
            look(&e->both);
        }
        static void wrong(entry* e) { twice({|KT3002:&e->both|}); }
        """, Devices);

    [Fact]
    public void WhatAPointerLeadsTo() => RuleTest.Check("""
        static void fill(pair* p) { p->a = 1; }
        static int look(pair* p) => p->b;
        static void right(pair* made)
        {
            shown = made;
            look(shown);
            lock_devices();
            fill(shown);
            shown->b = 2;
            unlock_devices();
        }
        static void wrong()
        {
            fill({|KT3002:shown|});
        }
        static void stored() { {|KT3002:shown->b = 2|}; }
        """, Devices);

    [Fact]
    public void ALocalCopy() => RuleTest.Check("""
        static int count(total* t) => t->sum;
        static int right(entry* e, total* t)
        {
            total copy;
            raw_spin_lock(&e->@lock);
            copy = *t;
            raw_spin_unlock(&e->@lock);
            return count(&copy);
        }
        static int wrong(total* t) => {|KT3002:count(t)|};
        """, Devices);
}
