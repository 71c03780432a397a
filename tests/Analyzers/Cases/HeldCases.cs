// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 8 to 12: which lock guards what, and what functions need and promise.</summary>
public class HeldCases
{
    [Fact]
    public void GuardedByAnotherObjectsLock_Triggers() => RuleTest.Check("""
        static void f(node* a, node* b)
        {
            raw_spin_lock(&b->@lock);
            {|KT3002:a->value = 1|};
            raw_spin_unlock(&b->@lock);
        }
        """);

    [Fact]
    public void GuardedByAnotherObjectsLock_NamesTheNearMatch()
    {
        var (source, _) = Marks.Read(RuleTest.File(RuleTest.Structs, """
            static void f(node* a, node* b)
            {
                raw_spin_lock(&b->@lock);
                a->value = 1;
                raw_spin_unlock(&b->@lock);
            }
            """));
        var diagnostic = Assert.Single(RuleTest.Diagnose(source, out _));
        Assert.Contains("only 'b->lock' is", diagnostic.GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void GuardedByItsOwnLock_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, node* b)
        {
            raw_spin_lock(&a->@lock);
            a->value = b->flags;
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void OneWrapperLocksAnotherUnlocksElsewhere_Triggers() => RuleTest.Check("""
        [Acquires("d->lock")]
        static void node_lock(node* d) { raw_spin_lock(&d->@lock); }
        [Releases("d->lock")]
        static void node_unlock(node* d) { raw_spin_unlock(&d->@lock); }
        static void f(node* d1, node* d2)
        {
            node_lock(d1);
            {|KT2001:node_unlock(d2)|};
        {|KT2002:}|}
        """);

    [Fact]
    public void OneWrapperLocksAnotherUnlocksTheSame_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("d->lock")]
        static void node_lock(node* d) { raw_spin_lock(&d->@lock); }
        [Releases("d->lock")]
        static void put(node* d) { raw_spin_unlock(&d->@lock); }
        static void f(node* d1)
        {
            node_lock(d1);
            d1->value = 2;
            put(d1);
        }
        """);

    [Fact]
    public void WrapperInNameAlone_Triggers() => RuleTest.Check("""
        static void clock_exit_begin(node* d) { raw_spin_lock(&d->@lock); {|KT2002:}|}
        static void pending_release(node* d) { {|KT2001:raw_spin_unlock(&d->@lock)|}; }
        static void clockevents_exchange() { local_irq_disable(); {|KT4005:}|}
        static void f(node* d)
        {
            clockevents_exchange();
            clock_exit_begin(d);
            pending_release(d);
        }
        """);

    [Fact]
    public void MustHoldReleases_Triggers() => RuleTest.Check("""
        [MustHold("a->lock")]
        static void f(node* a)
        {
            a->value = 1;
            raw_spin_unlock(&a->@lock);
        {|KT2005:}|}
        """);

    [Fact]
    public void MustHoldDropsAndRetakes_DoesNotTrigger() => RuleTest.Check("""
        [MustHold("a->lock")]
        static void f(node* a)
        {
            raw_spin_unlock(&a->@lock);
            cpu_relax();
            raw_spin_lock(&a->@lock);
            a->value = 1;
        }
        """);

    [Fact]
    public void DeclaredToAcquireOneTakesAnother_Triggers() => RuleTest.Check("""
        [Acquires("a->lock")]
        static void f(node* a, node* b)
        {
            raw_spin_lock(&b->@lock);
        {|KT2002+KT9002:}|}
        """);

    [Fact]
    public void DeclaredToAcquire_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("a->lock")]
        static void f(node* a, node* b)
        {
            raw_spin_lock(&b->@lock);
            raw_spin_unlock(&b->@lock);
            raw_spin_lock(&a->@lock);
        }
        """);

    [Fact]
    public void ExcludingFunctionUnderItsLock_Triggers() => RuleTest.Check("""
        [MustNotHold("a->lock")]
        static void excluded(node* a) { }
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            {|KT3003:excluded(a)|};
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void ExcludingFunctionBehindAnUnannotatedOne_Triggers() => RuleTest.Check("""
        [MustNotHold("a->lock")]
        static void excluded(node* a) { }
        static void middle(node* x) { excluded(x); }
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            {|KT3003:middle(a)|};
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void ExcludingFunctionWithoutTheLock_DoesNotTrigger() => RuleTest.Check("""
        [MustNotHold("a->lock")]
        static void excluded(node* a) { }
        static void f(node* a, node* b)
        {
            raw_spin_lock(&b->@lock);
            excluded(a);
            raw_spin_unlock(&b->@lock);
        }
        """);
}
