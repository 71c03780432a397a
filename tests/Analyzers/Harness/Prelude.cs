// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Harness;

/// <summary>
/// A small kernel that snippets are compiled against: locks, guards, marks, interrupts.
/// </summary>
internal static class Prelude
{
    public const string Source = """
        using System;
        using System.Runtime.CompilerServices;
        using Linux.Annotations;

        namespace Linux;

        [LockType(LockKind.Spin)] public struct raw_spinlock_t { public uint owner; }
        [LockType(LockKind.Spin, SleepsOnRt = true)] public struct spinlock_t { public uint owner; }
        [LockType(LockKind.Mutex)] public struct mutex { public uint owner; }
        [LockType(LockKind.Sequence)] public struct seqcount_t { public uint sequence; }
        [AtomicType] public struct atomic_t { public int counter; }

        public unsafe struct timer_list { public delegate*<timer_list*, void> function; }
        public unsafe struct irq_work { public delegate*<irq_work*, void> func; }
        public struct completion { public uint done; }
        public unsafe struct list_node { public list_node* next; }

        [ScopedGuard]
        public unsafe ref struct spin_guard
        {
            public raw_spinlock_t* @lock;
            [Primitive, Releases("guarded")] public void Release() { }
            [Primitive, Releases("guarded")] public void Dispose() { }
        }

        [ScopedGuard]
        public unsafe ref struct spin_irq_guard
        {
            public raw_spinlock_t* @lock;
            [Primitive, Releases("guarded"), EnablesIrqs] public void Dispose() { }
        }

        [ScopedGuard]
        public unsafe ref struct spin_irqsave_guard
        {
            public raw_spinlock_t* @lock;
            [Primitive, Releases("guarded"), RestoresIrqs("guarded")] public void Dispose() { }
        }

        [ScopedGuard]
        public unsafe ref struct mutex_guard
        {
            public mutex* @lock;
            [Primitive, Releases("guarded")] public void Dispose() { }
        }

        public static unsafe partial class Kernel
        {
            public const int SINGLE_DEPTH_NESTING = 1;
            public const uint GFP_KERNEL = 0x400;
            public const uint GFP_ATOMIC = 0x20;

            [Primitive, InitializesLock("l")] public static void spin_lock_init(spinlock_t* l) { }
            [Primitive, InitializesLock("l")] public static void raw_spin_lock_init(raw_spinlock_t* l) { }
            [Primitive, Acquires("l")] public static void raw_spin_lock(raw_spinlock_t* l) { }
            [Primitive, Acquires("l", Level = "subclass")]
            public static void raw_spin_lock_nested(raw_spinlock_t* l, int subclass) { }
            [Primitive, Acquires("l"), DisablesIrqs] public static void raw_spin_lock_irq(raw_spinlock_t* l) { }
            [Primitive, Acquires("l"), SavesIrqs("flags")]
            public static void raw_spin_lock_irqsave(raw_spinlock_t* l, out ulong flags) { flags = 0; }
            [Primitive, Acquires("l"), DisablesBottomHalves] public static void raw_spin_lock_bh(raw_spinlock_t* l) { }
            [Primitive, Acquires("l", When = Result.True)] public static bool raw_spin_trylock(raw_spinlock_t* l) => true;
            [Primitive, Releases("l")] public static void raw_spin_unlock(raw_spinlock_t* l) { }
            [Primitive, Releases("l"), EnablesIrqs] public static void raw_spin_unlock_irq(raw_spinlock_t* l) { }
            [Primitive, Releases("l"), RestoresIrqs("flags")]
            public static void raw_spin_unlock_irqrestore(raw_spinlock_t* l, ulong flags) { }
            [Primitive, Releases("l"), EnablesBottomHalves] public static void raw_spin_unlock_bh(raw_spinlock_t* l) { }
            [Primitive, Acquires("m"), MaySleep] public static void mutex_lock(mutex* m) { }
            [Primitive, Releases("m")] public static void mutex_unlock(mutex* m) { }
            [Primitive, Acquires("s")] public static void write_seqcount_begin(seqcount_t* s) { }
            [Primitive, Releases("s")] public static void write_seqcount_end(seqcount_t* s) { }
            [Primitive, BeginsSequenceRead("s")] public static uint read_seqcount_begin(seqcount_t* s) => 0;
            [Primitive, EndsSequenceRead("s")] public static bool read_seqcount_retry(seqcount_t* s, uint start) => false;

            [Primitive, Acquires("l")] public static spin_guard guard(raw_spinlock_t* l) => default;
            [Primitive, MustHold("l")] public static spin_guard guard_adopt(raw_spinlock_t* l) => default;
            [Primitive, Acquires("l"), DisablesIrqs] public static spin_irq_guard guard_irq(raw_spinlock_t* l) => default;
            [Primitive, Acquires("l"), SavesIrqs("return")]
            public static spin_irqsave_guard guard_irqsave(raw_spinlock_t* l) => default;
            [Primitive, Acquires("m"), MaySleep] public static mutex_guard guard(mutex* m) => default;

            [Primitive, DisablesIrqs] public static void local_irq_disable() { }
            [Primitive, EnablesIrqs] public static void local_irq_enable() { }
            [Primitive, SavesIrqs("flags")] public static void local_irq_save(out ulong flags) { flags = 0; }
            [Primitive, RestoresIrqs("flags")] public static void local_irq_restore(ulong flags) { }
            [Primitive, DisablesPreemption] public static void preempt_disable() { }
            [Primitive, EnablesPreemption] public static void preempt_enable() { }

            [Primitive, AssertsHeld("l")] public static void lockdep_assert_held(raw_spinlock_t* l) { }
            [Primitive, AssertsIrqs(Irqs.Off)] public static void lockdep_assert_irqs_disabled() { }

            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
            public static T READ_ONCE<T>(T* p) where T : unmanaged => *p;
            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
            public static T* READ_ONCE<T>(T** p) where T : unmanaged => *p;
            [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
            public static void WRITE_ONCE<T>(T* p, T v) where T : unmanaged => *p = v;
            [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)]
            public static void WRITE_ONCE<T>(T** p, T* v) where T : unmanaged => *p = v;
            [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
            public static void smp_store_release<T>(T** p, T* v) where T : unmanaged => *p = v;
            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)]
            public static T* smp_load_acquire<T>(T** p) where T : unmanaged => *p;
            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)] public static int atomic_read(atomic_t* v) => 0;
            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)] public static int atomic_read_acquire(atomic_t* v) => 0;
            [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Relaxed)] public static void atomic_set(atomic_t* v, int i) { }
            [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full, CanFail = true)]
            public static bool atomic_try_cmpxchg(atomic_t* v, int* old, int @new) => true;
            [Primitive, MemoryBarrier(MemoryOrder.Full)] public static void smp_mb() { }
            [Primitive, MemoryBarrier(MemoryOrder.Full)] public static void smp_mb__after_atomic() { }

            [Primitive, StableAddress, ThisCpu]
            public static T* this_cpu_ptr<T>(ref T var) where T : unmanaged => (T*)Unsafe.AsPointer(ref var);
            [Primitive, StableAddress]
            public static T* per_cpu_ptr<T>(ref T var, int cpu) where T : unmanaged => (T*)Unsafe.AsPointer(ref var);
            [Primitive, ThisCpu] public static int smp_processor_id() => 0;
            [Primitive, ThisCpu(Preemptible = true)] public static int raw_smp_processor_id() => 0;
            [Primitive, Frees("p")] public static void kfree(void* p) { }
            [Primitive, Arms("timer")] public static void add_timer(timer_list* timer) { }
            [Primitive, Stops("timer")] public static int timer_delete(timer_list* timer) => 0;
            [Primitive, ShutsDown("timer"), WaitsForCallback("timer")] public static int timer_shutdown_sync(timer_list* timer) => 0;
            [Primitive, EntersRcu] public static void rcu_read_lock() { }
            [Primitive, LeavesRcu] public static void rcu_read_unlock() { }
            [Primitive, NeedsRcu, MemoryOperation(MemoryAccess.Read, MemoryOrder.Relaxed)]
            public static T* rcu_dereference<T>(T** p) where T : unmanaged => *p;
            [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
            public static int atomic_cmpxchg(atomic_t* v, int old, int @new) => old;
            [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Relaxed)] public static void atomic_inc(atomic_t* v) { }
            [Primitive, MemoryOperation(MemoryAccess.Read, MemoryOrder.Acquire)] public static int load_acquire(int* p) => *p;

            [Primitive, ReturnsArgument] public static bool likely(bool b) => b;
            [Primitive, ReturnsArgument] public static bool unlikely(bool b) => b;
            [Primitive, ReturnsArgument] public static bool WARN_ON_ONCE(bool b) => b;
            [Primitive, NoReturn] public static void panic() => throw new Exception();
            [Primitive, MaySleep] public static void schedule() { }
            [Primitive, Allocates, MaySleep(Flags = "gfp", Mask = 0x400)] public static void* kmalloc(int size, uint gfp) => null;
            [Primitive, Acquires("l")] public static void spin_lock(spinlock_t* l) { }
            [Primitive, Releases("l")] public static void spin_unlock(spinlock_t* l) { }
            [Jiffies] public const int HZ = 1000;
            public const long KTIME_MAX = long.MaxValue;
            [Jiffies(Instant = true)] public static ulong jiffies;
            public static bool time_before([Jiffies(Instant = true)] ulong a, [Jiffies(Instant = true)] ulong b) => (long)(a - b) < 0;
            [return: Nanoseconds(Instant = true)] public static long ktime_get() => 0;
            [Primitive] [return: Jiffies] public static ulong msecs_to_jiffies([Milliseconds] uint m) => m;
            [Primitive, MaySleep] public static void msleep([Milliseconds] uint msecs) { }
            public static void mod_timer(timer_list* timer, [Jiffies(Instant = true)] ulong expires) { }
            [ReturnsSum("a", "b")] public static long ktime_add(long a, long b) => a + b;
            public const uint TIMER_IRQSAFE = 0x200000;
            [Primitive, RegistersCallback("work", "func", Context.HardInterrupt)]
            public static void init_irq_work(irq_work* work, delegate*<irq_work*, void> func) { }
            [Primitive, MaySleep, WaitsForCallback("work")] public static void irq_work_sync(irq_work* work) { }
            [Primitive, Completes("x")] public static void complete(completion* x) { }
            [Primitive, MaySleep, WaitsForCallback("x")] public static void wait_for_completion(completion* x) { }
            [Primitive, RegistersCallback("timer", "callback", Context.SoftInterrupt, Flags = "flags", IrqsOff = TIMER_IRQSAFE)]
            public static void timer_setup_flags(timer_list* timer, delegate*<timer_list*, void> callback, uint flags) { }
            [Primitive, RegistersCallback("timer", "callback", Context.SoftInterrupt)]
            public static void timer_setup(timer_list* timer, delegate*<timer_list*, void> callback) { }
            [Primitive, WaitsForCallback("timer", NotFromInterrupts = true)]
            public static int timer_delete_sync(timer_list* timer) => 0;
            [Primitive] public static void cpu_relax() { }
            [Primitive, OnStack("p")]
            public static void on_stack<T>(out T* p) where T : unmanaged => p = null;
            [Primitive, BeginsOnStack("timer")]
            public static void timer_init_on_stack(timer_list* timer) { }
            [Primitive, EndsOnStack("timer")]
            public static void timer_destroy_on_stack(timer_list* timer) { }
            [Primitive, ChangesList("n", true)] public static void list_add(list_node* n) { }
            [Primitive, ChangesList("n", false)] public static void list_del(list_node* n) { }
            [Primitive, ChangesList("n", true, Rcu = true)]
            public static void list_add_rcu(list_node* n) { }
            [Primitive, ChangesList("n", false, Rcu = true)]
            public static void list_del_rcu(list_node* n) { }
            [Primitive, MaySleep, GracePeriod] public static void synchronize_rcu() { }
            [Primitive, ChangesBits("word")] public static void set_bit(int nr, ulong* word) { }
            [Primitive, MemoryOperation(MemoryAccess.Write, MemoryOrder.Release)]
            public static void store_release(int* p, int v) => *p = v;
            [Primitive] public static bool coin() => true;
        }
        """;
}
