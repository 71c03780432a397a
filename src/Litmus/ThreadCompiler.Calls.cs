// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>The primitives that threads may call: those of tools/memory-model.</summary>
internal sealed partial class ThreadCompiler
{
    private static readonly Compute s_nothing = _ => new Value(0, null);

    private Compute CompileCall(Call call)
    {
        switch (call.Function)
        {
            case "READ_ONCE" or "rcu_dereference" or "atomic_read" or "atomic64_read" or "atomic_long_read"
                or "rcu_dereference_raw" or "rcu_dereference_check" or "rcu_access_pointer"
                or "lockless_dereference":
                return Load(Address(call, 0, 1), AccessOrder.Relaxed, false, call.Line);
            case "smp_load_acquire" or "atomic_read_acquire" or "atomic64_read_acquire" or "atomic_long_read_acquire":
                return Load(Address(call, 0, 1), AccessOrder.Acquire, false, call.Line);
            case "WRITE_ONCE" or "atomic_set" or "atomic64_set" or "atomic_long_set":
                return Store(call, AccessOrder.Relaxed);
            case "smp_store_release" or "rcu_assign_pointer" or "atomic_set_release" or "atomic64_set_release"
                or "atomic_long_set_release":
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
                Count(call, 0);
                return s_nothing;
            case "spin_lock" or "raw_spin_lock":
                return Lock(call, -1);
            case "spin_trylock" or "raw_spin_trylock":
                return Lock(call, Fresh());
            case "spin_unlock" or "raw_spin_unlock":
                _code.Add(new UnlockStep(Value(Address(call, 0, 1)), call.Line));
                return s_nothing;
            case "spin_is_locked" or "raw_spin_is_locked":
                return Load(Address(call, 0, 1), AccessOrder.Relaxed, false, call.Line);
        }
        return Exchange(call) ?? Rcu(call) ?? Unless(call) ?? Modify(call)
            ?? throw new LitmusException(call.Line,
                $"'{call.Function}' is a call that is not known here");
    }

    private Compute Load(Expression address, AccessOrder order, bool isPlain, int line)
    {
        Compute at = Value(address);
        int register = Fresh();

        _code.Add(new LoadStep(at, register, order, isPlain, line));
        return registers => registers[register];
    }

    private Compute Store(Call call, AccessOrder order)
    {
        Compute address = Value(Address(call, 0, 2));

        _code.Add(new StoreStep(address, Value(call.Arguments[1]), order, false, call.Line));
        return s_nothing;
    }

    private Compute Barrier(Call call, Fence fence, int arguments)
    {
        Count(call, arguments);
        _code.Add(new FenceStep(fence, call.Line));
        return s_nothing;
    }

    private Compute Lock(Call call, int register)
    {
        _code.Add(new LockStep(Value(Address(call, 0, 1)), register, register >= 0, call.Line));
        return register < 0 ? s_nothing : registers => registers[register];
    }

    private Compute? Exchange(Call call)
    {
        (string name, AccessOrder order) = Split(call.Function);

        switch (name)
        {
            case "xchg" or "atomic_xchg" or "atomic64_xchg" or "atomic_long_xchg":
                return Modify(call, Address(call, 0, 2), Value(call.Arguments[1]),
                    (_, operand) => operand, (old, _) => old, order);
            case "cmpxchg" or "atomic_cmpxchg" or "atomic64_cmpxchg" or "atomic_long_cmpxchg":
                return Compare(call, Value(Address(call, 0, 3)), Value(call.Arguments[1]), order);
            case "atomic_try_cmpxchg" or "atomic64_try_cmpxchg" or "atomic_long_try_cmpxchg" or "try_cmpxchg":
                return TryCompare(call, order);
            default:
                return null;
        }
    }

    private Compute Compare(Call call, Compute address, Compute expected, AccessOrder order)
    {
        int register = Fresh();

        _code.Add(new CompareStep(address, register, expected, Value(call.Arguments[2]), order,
            call.Line));
        return registers => registers[register];
    }

    /// <summary>As a compare-and-exchange that leaves what it found in the second
    /// argument.</summary>
    private Compute TryCompare(Call call, AccessOrder order)
    {
        Compute address = Value(Address(call, 0, 3));

        if (call.Arguments[1] is not Name name || _address(name.Text) != null)
            throw new LitmusException(call.Line,
                $"the second argument of {call.Function}() is '&' and a register");
        int old = Register(name.Text), expected = Fresh(), result = Fresh();

        _code.Add(new Set(expected, registers => registers[old], call.Line));
        Compute found = Compare(call, address, registers => registers[expected], order);
        _code.Add(new Set(old, found, call.Line));
        _code.Add(new Set(result, registers => Litmus.Value.Of(
            registers[old].Number == registers[expected].Number ? 1 : 0, registers[old],
                registers[expected]), call.Line));
        return registers => registers[result];
    }

    private Compute? Modify(Call call)
    {
        if (Primitive.Find(call.Function) is not { } primitive)
            return null;

        Compute operand = primitive.HasOperand ? Value(call.Arguments.ElementAtOrDefault(0)
            ?? throw new LitmusException(call.Line, $"{call.Function}() takes an operand"))
                : s_nothing;
        Expression address = Address(call, primitive.HasOperand ? 1 : 0, primitive.HasOperand ? 2
            : 1);

        return Modify(call, address, operand, primitive.New, primitive.Result ?? ((_, _) => 0),
            primitive.Order);
    }

    private Compute Modify(
        Call call, Expression address, Compute operand, Func<long, long, long> change,
        Func<long, long, long> result, AccessOrder order)
    {
        Compute at = Value(address);
        int register = Fresh();

        _code.Add(new ModifyStep(at, register, operand, change, result, order, call.Line));
        return registers => registers[register];
    }

    private static (string Name, AccessOrder Order) Split(string function)
    {
        foreach (string suffix in (string[])["_relaxed", "_acquire", "_release"])
        {
            if (function.EndsWith(suffix, StringComparison.Ordinal))
                return (function[..^suffix.Length], Primitive.OrderOf(suffix));
        }
        return (function, AccessOrder.Full);
    }

    private static void Count(Call call, int count)
    {
        if (call.Arguments.Count != count)
            throw new LitmusException(
                call.Line,
                $"{call.Function}() takes {count} arguments and was given {call.Arguments.Count}");
    }

    /// <summary>The argument that is an address: a pointer, or what READ_ONCE() and its like are
    /// given.</summary>
    private static Expression Address(Call call, int at, int count)
    {
        Count(call, count);
        bool isLvalue = call.Function is "READ_ONCE" or "WRITE_ONCE" or "rcu_dereference" or "rcu_assign_pointer"
            or "rcu_dereference_raw" or "rcu_dereference_check" or "rcu_access_pointer"
            or "smp_store_mb" or "lockless_dereference";

        if (!isLvalue)
            return call.Arguments[at];
        return call.Arguments[at] is Dereference dereference ? dereference.Address
            : throw new LitmusException(call.Line,
            $"{call.Function}() takes what a pointer points to, as '*x'");
    }
}
