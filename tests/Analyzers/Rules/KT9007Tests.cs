// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9007: A field lacks an annotation that its accesses suggest.</summary>
public class KT9007Tests
{
    private const string Id = "KT9007";

    [Fact]
    public void MarkedHereAndPlainThere_Triggers() => RuleTest.Check("""
        struct state { {|KT9007:public int mode;|} }
        static int asked(state* s) => READ_ONCE(&s->mode);
        static void set(state* s) { s->mode = 1; }
        """, hint: Id);

    [Fact]
    public void UnderOneLockInMostPlaces_Triggers() => RuleTest.Check("""
        struct state { public raw_spinlock_t @lock; {|KT9007:public int count;|} }
        static void change(state* s)
        {
            raw_spin_lock(&s->@lock);
            s->count = 1;
            s->count++;
            s->count = 3;
            raw_spin_unlock(&s->@lock);
        }
        static int look(state* s) => s->count;
        """, hint: Id);

    [Fact]
    public void MarkedEverywhere_OrUnderNoLockInMostPlaces_DoesNotTrigger() => RuleTest.Check("""
        struct state { public raw_spinlock_t @lock; public int count; public int mode; }
        static int asked(state* s) => READ_ONCE(&s->mode);
        static void set(state* s) { WRITE_ONCE(&s->mode, 1); }
        static void change(state* s)
        {
            raw_spin_lock(&s->@lock);
            s->count = 1;
            raw_spin_unlock(&s->@lock);
            s->count++;
            s->count++;
            s->count++;
        }
        """, hint: Id);

    [Fact]
    public void WhoDoesNotAsk_IsNotTold_DoesNotTrigger() => RuleTest.Check("""
        struct state { public int mode; }
        static int asked(state* s) => READ_ONCE(&s->mode);
        static void set(state* s) { s->mode = 1; }
        """);

    [Fact]
    public void UnderTheLockOfEveryCaller_Triggers() => RuleTest.Check("""
        struct state { public raw_spinlock_t @lock; {|KT9007:public int count;|} }
        static void step(state* s) { s->count++; s->count++; s->count++; s->count++; }
        static void one(state* s)
        {
            raw_spin_lock(&s->@lock);
            step(s);
            raw_spin_unlock(&s->@lock);
        }
        static void other(state* s)
        {
            raw_spin_lock(&s->@lock);
            step(s);
            raw_spin_unlock(&s->@lock);
        }
        """, hint: Id);
}
