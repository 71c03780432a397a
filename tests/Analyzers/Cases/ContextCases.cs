// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 27 to 30: variants, per-CPU names, cycles over functions, marks and barriers.</summary>
public class ContextCases
{
    private const string PerCpu = RuleTest.Structs + """

        public struct percpu { public raw_spinlock_t @lock; [GuardedBy("lock")] public int value; }
        """;

    private const string Shared = RuleTest.Structs + """

        public unsafe struct shared
        {
            public raw_spinlock_t @lock;
            [LockClass("shared.irq", UsedInInterrupts = true)] public raw_spinlock_t irq;
            public seqcount_t seq;
            [Marked(MarkedAccess.Always)] public int flag;
            [GuardedBy("lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.LockFreeLoads)] public int next;
            [Published] public node* data;
            [GuardedBy("lock")] public int value;
            public atomic_t state;
            public atomic_t other;
        }
        """;

    [Fact]
    public void AllVariantsAroundAGuardedField_DoesNotTrigger() => RuleTest.Check("""
        static void init(node* n)
        {
            raw_spin_lock_init(&n->@lock);
            n->value = 0;
        }
        static void plain(node* n) { raw_spin_lock(&n->@lock); n->value++; raw_spin_unlock(&n->@lock); }
        static void irq(node* n) { raw_spin_lock_irq(&n->@lock); n->value++; raw_spin_unlock_irq(&n->@lock); }
        static void bh(node* n) { raw_spin_lock_bh(&n->@lock); n->value++; raw_spin_unlock_bh(&n->@lock); }
        static void irqsave(node* n)
        {
            ulong flags;
            raw_spin_lock_irqsave(&n->@lock, out flags);
            n->value++;
            raw_spin_unlock_irqrestore(&n->@lock, flags);
        }
        static void @try(node* n)
        {
            if (raw_spin_trylock(&n->@lock)) { n->value++; raw_spin_unlock(&n->@lock); }
        }
        static void guarded(node* n) { using var g = guard(&n->@lock); n->value++; }
        static void guardedIrq(node* n) { using (guard_irq(&n->@lock)) { n->value++; } }
        static void guardedSave(node* n) { using var g = guard_irqsave(&n->@lock); n->value++; }
        """);

    [Fact]
    public void WrongVariants_Triggers() => RuleTest.Check("""
        static void irqThenPlain(node* n)
        {
            raw_spin_lock_irq(&n->@lock);
            {|KT2006:raw_spin_unlock(&n->@lock)|};
        }
        static void plainThenIrq(node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT2006:raw_spin_unlock_irq(&n->@lock)|};
        }
        static void saveThenIrq(node* n)
        {
            ulong flags;
            raw_spin_lock_irqsave(&n->@lock, out flags);
            {|KT2006:raw_spin_unlock_irq(&n->@lock)|};
        }
        static void bhThenPlain(node* n)
        {
            raw_spin_lock_bh(&n->@lock);
            {|KT2006:raw_spin_unlock(&n->@lock)|};
        }
        """);

    [Fact]
    public void PerCpuLockBySameCpu_DoesNotTrigger() => RuleTest.Check("""
        static percpu s_data;
        static ref percpu data => ref s_data;
        static void f(int cpu)
        {
            raw_spin_lock(&per_cpu_ptr(ref data, cpu)->@lock);
            per_cpu_ptr(ref data, cpu)->value = 1;
            raw_spin_unlock(&per_cpu_ptr(ref data, cpu)->@lock);
        }
        """, PerCpu);

    [Fact]
    public void PerCpuLockByAnotherCpu_Triggers() => RuleTest.Check("""
        static percpu s_data;
        static ref percpu data => ref s_data;
        static void f(int cpu, int other)
        {
            raw_spin_lock(&per_cpu_ptr(ref data, cpu)->@lock);
            {|KT3002:per_cpu_ptr(ref data, other)->value = 1|};
            {|KT2001:raw_spin_unlock(&per_cpu_ptr(ref data, other)->@lock)|};
        {|KT2002:}|}
        """, PerCpu);

    [Fact]
    public void CycleOverThreeFunctions_Triggers() => RuleTest.Check("""
        static void ab(node* a, other* b) { raw_spin_lock(&a->@lock); raw_spin_lock(&b->@lock); raw_spin_unlock(&b->@lock); raw_spin_unlock(&a->@lock); }
        static void bc(other* b, shared* c) { raw_spin_lock(&b->@lock); raw_spin_lock(&c->@lock); raw_spin_unlock(&c->@lock); raw_spin_unlock(&b->@lock); }
        static void ca(shared* c, node* a) { raw_spin_lock(&c->@lock); {|KT1005:raw_spin_lock(&a->@lock)|}; raw_spin_unlock(&a->@lock); raw_spin_unlock(&c->@lock); }
        """, Shared);

    [Fact]
    public void ChainOverThreeFunctions_DoesNotTrigger() => RuleTest.Check("""
        static void ab(node* a, other* b) { raw_spin_lock(&a->@lock); raw_spin_lock(&b->@lock); raw_spin_unlock(&b->@lock); raw_spin_unlock(&a->@lock); }
        static void bc(other* b, shared* c) { raw_spin_lock(&b->@lock); raw_spin_lock(&c->@lock); raw_spin_unlock(&c->@lock); raw_spin_unlock(&b->@lock); }
        static void ac(shared* c, node* a) { raw_spin_lock(&a->@lock); raw_spin_lock(&c->@lock); raw_spin_unlock(&c->@lock); raw_spin_unlock(&a->@lock); }
        """, Shared);

    [Fact]
    public void TakenInAnInterruptAndElsewhereWithInterruptsOn_Triggers() => RuleTest.Check("""
        [RunsIn(Context.HardInterrupt)]
        static void handler(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        [RunsIn(Context.Task)]
        static void task(node* n)
        {
            {|KT4001:raw_spin_lock(&n->@lock)|};
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void TakenInAnInterruptAndElsewhereWithInterruptsOff_DoesNotTrigger() => RuleTest.Check("""
        [RunsIn(Context.HardInterrupt)]
        static void handler(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        [RunsIn(Context.Task)]
        static void task(node* n)
        {
            raw_spin_lock_irq(&n->@lock);
            raw_spin_unlock_irq(&n->@lock);
            local_irq_disable();
            raw_spin_lock(&n->@lock);
            raw_spin_unlock_irq(&n->@lock);
        }
        """);

    [Fact]
    public void MutexUnderASpinLock_Triggers() => RuleTest.Check("""
        static void inner(other* o) { mutex_lock(&o->m); mutex_unlock(&o->m); }
        static void f(other* o)
        {
            raw_spin_lock(&o->@lock);
            {|KT7001:mutex_lock(&o->m)|};
            mutex_unlock(&o->m);
            {|KT7001:inner(o)|};
            raw_spin_unlock(&o->@lock);
        }
        """);

    [Fact]
    public void SpinLockUnderAMutex_DoesNotTrigger() => RuleTest.Check("""
        static void f(other* o)
        {
            mutex_lock(&o->m);
            raw_spin_lock(&o->@lock);
            raw_spin_unlock(&o->@lock);
            mutex_unlock(&o->m);
        }
        """);

    [Fact]
    public void PlainReadAgainstMarkedWrite_Triggers() => RuleTest.Check("""
        static int read(shared* s) => {|KT5002:s->flag|};
        static void write(shared* s) { WRITE_ONCE(&s->flag, 1); }
        static void publish(shared* s, node* n) { {|KT5005:s->data = n|}; }
        static void once(shared* s, node* n) { {|KT5005:WRITE_ONCE(&s->data, n)|}; }
        """, Shared);

    [Fact]
    public void BothMarkedOrUnderASequence_DoesNotTrigger() => RuleTest.Check("""
        static int read(shared* s) => READ_ONCE(&s->flag);
        static void write(shared* s) { WRITE_ONCE(&s->flag, 1); }
        static void publish(shared* s, node* n) { smp_store_release(&s->data, n); }
        static void unpublish(shared* s) { s->data = null; }
        static int sequence(shared* s, int* v)
        {
            uint seq;
            do {
                seq = read_seqcount_begin(&s->seq);
                *v = 1;
            } while (read_seqcount_retry(&s->seq, seq));
            return *v;
        }
        static void writer(shared* s)
        {
            raw_spin_lock(&s->@lock);
            write_seqcount_begin(&s->seq);
            s->value = 3;
            write_seqcount_end(&s->seq);
            raw_spin_unlock(&s->@lock);
        }
        """, Shared);
}
