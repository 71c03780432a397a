// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>The primitives that threads may call: those of tools/memory-model.</summary>
internal sealed class CallCompiler
{
    private readonly ThreadBuilder _thread;
    private readonly Func<Expression, Compute> _value;
    private readonly AtomicCalls _atomics;
    private readonly RcuCalls _rcu;

    /// <param name="thread">What the steps are added to.</param>
    /// <param name="value">Compiles an argument.</param>
    /// <param name="callback">The thread that makes the callback of a call_rcu().</param>
    public CallCompiler(
        ThreadBuilder thread, Func<Expression, Compute> value, Func<Call, int> callback)
    {
        (_thread, _value) = (thread, value);
        _atomics = new AtomicCalls(thread, value);
        _rcu = new RcuCalls(thread, value, callback);
    }

    /// <summary>Steps of a call, and what it returns.</summary>
    public Compute Compile(Call call)
    {
        switch (call.Function)
        {
            case "READ_ONCE" or "rcu_dereference" or "atomic_read" or "atomic64_read"
                or "atomic_long_read" or "rcu_dereference_raw" or "rcu_dereference_check" or "rcu_access_pointer"
                or "lockless_dereference":
                return Load(AddressArgument.Of(call, 0, 1), AccessOrder.Relaxed, false, call.Line);
            case "smp_load_acquire" or "atomic_read_acquire" or "atomic64_read_acquire"
                or "atomic_long_read_acquire":
                return Load(AddressArgument.Of(call, 0, 1), AccessOrder.Acquire, false, call.Line);
            case "WRITE_ONCE" or "atomic_set" or "atomic64_set" or "atomic_long_set":
                return Store(call, AccessOrder.Relaxed);
            case "smp_store_release" or "rcu_assign_pointer" or "atomic_set_release"
                or "atomic64_set_release" or "atomic_long_set_release":
                return Store(call, AccessOrder.Release);
            case "smp_store_mb":
                Store(call, AccessOrder.Relaxed);
                return Barrier(call, Fence.Full, 2);
            case "smp_mb":
                return Barrier(call, Fence.Full, 0);
            case "smp_mb__before_atomic":
                return Barrier(call, Fence.BeforeAtomic, 0);
            case "smp_mb__after_atomic":
                return Barrier(call, Fence.AfterAtomic, 0);
            case "smp_mb__after_spinlock":
                return Barrier(call, Fence.AfterSpinlock, 0);
            case "smp_mb__after_unlock_lock":
                return Barrier(call, Fence.AfterUnlockLock, 0);
            case "smp_mb__after_srcu_read_unlock":
                return Barrier(call, Fence.AfterSrcuReadUnlock, 0);
            case "smp_rmb":
                return Barrier(call, Fence.Read, 0);
            case "smp_wmb":
                return Barrier(call, Fence.Write, 0);
            case "barrier" or "smp_read_barrier_depends":
                call.Takes(0);
                return ThreadBuilder.Nothing;
            case "spin_lock" or "raw_spin_lock":
                return Lock(call, -1);
            case "spin_trylock" or "raw_spin_trylock":
                return Lock(call, _thread.Fresh());
            case "spin_unlock" or "raw_spin_unlock":
                _thread.Add(new UnlockStep(_value(AddressArgument.Of(call, 0, 1)), call.Line));
                return ThreadBuilder.Nothing;
            case "spin_is_locked" or "raw_spin_is_locked":
                return Load(AddressArgument.Of(call, 0, 1), AccessOrder.Relaxed, false, call.Line);
        }
        return _atomics.Compile(call) ?? _rcu.Compile(call)
            ?? throw new LitmusException(call.Line,
                $"'{call.Function}' is a call that is not known here");
    }

    /// <summary>A step that loads, and what it finds.</summary>
    public Compute Load(Expression address, AccessOrder order, bool isPlain, int line)
    {
        Compute at = _value(address);
        int register = _thread.Fresh();

        _thread.Add(new LoadStep(at, register, order, isPlain, line));
        return registers => registers[register];
    }

    private Compute Store(Call call, AccessOrder order)
    {
        Compute address = _value(AddressArgument.Of(call, 0, 2));

        _thread.Add(new StoreStep(address, _value(call.Arguments[1]), order, false, call.Line));
        return ThreadBuilder.Nothing;
    }

    private Compute Barrier(Call call, Fence fence, int arguments)
    {
        call.Takes(arguments);
        _thread.Add(new FenceStep(fence, call.Line));
        return ThreadBuilder.Nothing;
    }

    private Compute Lock(Call call, int register)
    {
        _thread.Add(new LockStep(
            _value(AddressArgument.Of(call, 0, 1)), register, register >= 0, call.Line));
        return register < 0 ? ThreadBuilder.Nothing : registers => registers[register];
    }
}
