// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Functions that take or give for their callers, and what a scope's end may forgive.</summary>
public class HelperCases
{
    [Fact]
    public void HelperThatTurnsInterruptsOffAndLocks_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("s->irq"), DisablesIrqs]
        static void take(shared* s) { local_irq_disable(); raw_spin_lock(&s->irq); }
        [RunsIn(Context.Task)]
        static void f(shared* s)
        {
            take(s);
            raw_spin_unlock_irq(&s->irq);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void HelperThatLocksWithInterruptsOn_Triggers() => RuleTest.Check("""
        [Acquires("s->irq")]
        static void take(shared* s) { raw_spin_lock(&s->irq); }
        [RunsIn(Context.Task)]
        static void f(shared* s)
        {
            {|KT4001:take(s)|};
            raw_spin_unlock(&s->irq);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void GuardWhoseLockAnotherUnlocked_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            using var {|KT2001:g = guard(&n->@lock)|};
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void GuardThatGaveItsLockBackItself_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n, bool early)
        {
            using var g = guard(&n->@lock);
            n->value = 1;
            if (early)
                g.Release();
        }
        """);

    private const string Pair = """
        [Acquires("n->lock"), Acquires("o->lock")]
        static void take(node* n, other* o)
        {
            if (n != null)
                raw_spin_lock(&n->@lock);
            raw_spin_lock(&o->@lock);
        }
        [Releases("n->lock"), Releases("o->lock")]
        static void give(node* n, other* o)
        {
            raw_spin_unlock(&o->@lock);
            if (n != null)
                raw_spin_unlock(&n->@lock);
        }

        """;

    [Fact]
    public void HelperThatTakesAPair_OneOfThemMayBeNull_DoesNotTrigger() => RuleTest.Check(Pair + """
        static void f(node* n, other* o)
        {
            take(n, o);
            if (n != null)
                n->value = 1;
            give(n, o);
        }
        static void g(other* o)
        {
            take(null, o);
            o->value = 1;
            give(null, o);
        }
        """);

    [Fact]
    public void HelperThatTakesAPair_GivenBackByHalf_Triggers() => RuleTest.Check(Pair + """
        static void f(node* n, other* o)
        {
            take(n, o);
            give(null, o);
        {|KT2004:}|}
        """);

    [Fact]
    public void ALockThatComesOutOfAHelper_IsFollowed() => RuleTest.Check("""
        static void find(node* n, out node* found, out raw_spinlock_t* l)
        {
            found = n;
            l = &n->@lock;
        }
        static void right(node* n)
        {
            find(n, out node* m, out raw_spinlock_t* l);
            raw_spin_lock(l);
            n->value = 1;
            m->value = 2;
            raw_spin_unlock(&n->@lock);
        }
        static void wrong(node* n, node* o)
        {
            find(o, out node* m, out _);
            raw_spin_lock(&m->@lock);
            {|KT3002:n->value = 1|};
            raw_spin_unlock(&o->@lock);
        }
        """);
}
