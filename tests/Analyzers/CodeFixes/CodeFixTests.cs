// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.CodeFixes;

namespace Linux.Tests.Analyzers.CodeFixes;

/// <summary>Each repair, and that the repaired code is silent.</summary>
public class CodeFixTests
{
    [Fact]
    public Task MissingRelease_OnOneReturn() => FixTest.Repairs(new MissingReleaseFix(), """
        static int f(node* n)
        {
            raw_spin_lock_irqsave(&n->@lock, out ulong flags);
            if (n->value == 0)
            {
                return 0;
            }
            raw_spin_unlock_irqrestore(&n->@lock, flags);
            return 1;
        }
        """, """
        static int f(node* n)
        {
            raw_spin_lock_irqsave(&n->@lock, out ulong flags);
            if (n->value == 0)
            {
                raw_spin_unlock_irqrestore(&n->@lock, flags);
                return 0;
            }
            raw_spin_unlock_irqrestore(&n->@lock, flags);
            return 1;
        }
        """);

    [Fact]
    public Task MissingRelease_AtTheEnd() => FixTest.Repairs(new MissingReleaseFix(), """
        static void f(other* o)
        {
            mutex_lock(&o->m);
            o->value = 1;
        }
        """, """
        static void f(other* o)
        {
            mutex_lock(&o->m);
            o->value = 1;
            mutex_unlock(&o->m);
        }
        """);

    [Fact]
    public Task WrongVariant_IsReplaced() => FixTest.Repairs(new WrongVariantFix(), """
        static void f(node* n)
        {
            raw_spin_lock_irq(&n->@lock);
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """, """
        static void f(node* n)
        {
            raw_spin_lock_irq(&n->@lock);
            n->value = 1;
            raw_spin_unlock_irq(&n->@lock);
        }
        """);

    [Fact]
    public Task PlainStore_IsMarked() => FixTest.Repairs(new MarkedAccessFix(), """
        static void f(shared* s)
        {
            s->flag = 1;
        }
        """, """
        static void f(shared* s)
        {
            WRITE_ONCE(&s->flag, 1);
        }
        """);

    [Fact]
    public Task PlainLoad_IsMarked() => FixTest.Repairs(new MarkedAccessFix(), """
        static bool f(shared* s)
        {
            return s->flag != 0;
        }
        """, """
        static bool f(shared* s)
        {
            return READ_ONCE(&s->flag) != 0;
        }
        """);

    [Fact]
    public Task MissingBarrier_IsInserted() => FixTest.Repairs(new MissingBarrierFix(), """
        static void f(shared* s)
        {
            int old = atomic_read_acquire(&s->state);
            for (;;)
            {
                int seen = atomic_read(&s->other);
                if (atomic_try_cmpxchg(&s->state, &old, old + seen))
                    break;
            }
        }
        """, """
        static void f(shared* s)
        {
            int old = atomic_read_acquire(&s->state);
            for (;;)
            {
                int seen = atomic_read(&s->other);
                if (atomic_try_cmpxchg(&s->state, &old, old + seen))
                    break;
                smp_mb__after_atomic();
            }
        }
        """);

    [Fact]
    public Task MissingBarrier_IsNotGuessedAroundADoLoop() => FixTest.Declines(new MissingBarrierFix(), """
        static void f(shared* s)
        {
            int old = 0;
            do
            {
                old += READ_ONCE(&s->flag);
            }
            while (!atomic_try_cmpxchg(&s->state, &old, old + 1));
        }
        """);

    [Fact]
    public Task FunctionThatLocksForItsCallers_IsDeclared() => FixTest.Repairs(new DeclareLockFix(), """
        static void take(node* n)
        {
            raw_spin_lock(&n->@lock);
        }
        static void f(node* n)
        {
            take(n);
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """, """
        [Acquires("n->lock")]
        static void take(node* n)
        {
            raw_spin_lock(&n->@lock);
        }
        static void f(node* n)
        {
            take(n);
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public Task FunctionThatUnlocksForItsCallers_IsDeclared() => FixTest.Repairs(new DeclareLockFix(), """
        static void give(node* n)
        {
            raw_spin_unlock(&n->@lock);
        }
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            n->value = 1;
            give(n);
        }
        """, """
        [Releases("n->lock")]
        static void give(node* n)
        {
            raw_spin_unlock(&n->@lock);
        }
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            n->value = 1;
            give(n);
        }
        """);

    [Fact]
    public Task FunctionThatForgetsItsLockOnOneWayOut_IsNotDeclared() => FixTest.Declines(new DeclareLockFix(), """
        static int f(node* n)
        {
            raw_spin_lock(&n->@lock);
            if (n->value == 0)
                return 0;
            raw_spin_unlock(&n->@lock);
            return 1;
        }
        """);
}
