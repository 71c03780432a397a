// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Callbacks that reach their call through a field, through a set-up function or both.</summary>
public class StoredCallbackCases
{
    private const string Structs = RuleTest.AllStructs + """

        public unsafe struct timer
        {
            public delegate*<node*, void> function;
            public node* data;
            public raw_spinlock_t @lock;
        }
        """;

    private static void Check(string members) => RuleTest.Check(members, Structs);

    [Fact]
    public void OnlyTarget_ThatSleeps_IsCalledUnderALock_Triggers() => Check("""
        static void cb(node* n) { schedule(); }
        static void start(timer* t) { t->function = &cb; }
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            {|KT7001:t->function(t->data)|};
            raw_spin_unlock(&t->@lock);
        }
        """);

    [Fact]
    public void OnlyTarget_NeedsALockThatIsNotHeld_Triggers() => Check("""
        [MustHold("n->lock")]
        static void cb(node* n) { n->value++; }
        static void start(timer* t) { t->function = &cb; }
        static void expire(timer* t, node* n)
        {
            raw_spin_lock(&t->@lock);
            {|KT3001:t->function(t->data)|};
            raw_spin_unlock(&t->@lock);
        }
        """);

    [Fact]
    public void OnlyTarget_ThroughASetUpFunction_Triggers() => Check("""
        static void setup(timer* t, delegate*<node*, void> fn) { t->function = fn; }
        static void cb(node* n) { schedule(); }
        static void start(timer* t) { setup(t, &cb); }
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            {|KT7001:t->function(t->data)|};
            raw_spin_unlock(&t->@lock);
        }
        """);

    [Fact]
    public void TargetPassedOnToACaller_IsAnalysedBeforeIt_Triggers() => Check("""
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            {|KT7001:call_fn(t, t->function)|};
            raw_spin_unlock(&t->@lock);
        }
        static void call_fn(timer* t, delegate*<node*, void> fn) { fn(t->data); }
        static void start(timer* t) { t->function = &cb; }
        static void cb(node* n) { schedule(); }
        """);

    [Fact]
    public void OneOfSeveralTargets_Sleeps_Triggers() => Check("""
        static void sleeper(node* n) { schedule(); }
        static void other_cb(node* n) { }
        static void start(timer* t, bool x) { if (x) t->function = &sleeper; else t->function = &other_cb; }
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            {|KT7001:t->function(t->data)|};
            raw_spin_unlock(&t->@lock);
        }
        """);

    [Fact]
    public void OneOfSeveralTargets_NeedsALock_MayBeAnotherOne_DoesNotTrigger() => Check("""
        [MustHold("n->lock")]
        static void locked(node* n) { n->value++; }
        static void free(node* n) { }
        static void start(timer* t, bool x) { if (x) t->function = &locked; else t->function = &free; }
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            t->function(t->data);
            raw_spin_unlock(&t->@lock);
        }
        """);

    [Fact]
    public void SleepingTarget_OfAnotherField_DoesNotTrigger() => Check("""
        static void sleeper(node* n) { schedule(); }
        static void quick(node* n) { }
        static void start(timer* t, callbacks* c) { c->fn = &sleeper; t->function = &quick; }
        static void expire(timer* t)
        {
            raw_spin_lock(&t->@lock);
            t->function(t->data);
            raw_spin_unlock(&t->@lock);
        }
        """);
}
