// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Calls that read, modify and write.</summary>
/// <param name="thread">What the steps are added to.</param>
/// <param name="value">Compiles an argument.</param>
internal sealed class AtomicCalls(ThreadBuilder thread, Func<Expression, Compute> value)
{
    /// <summary>Steps of such a call, and what it returns; null for other calls.</summary>
    public Compute? Compile(Call call) => Exchange(call) ?? Unless(call) ?? Modify(call);

    private Compute? Exchange(Call call)
    {
        (string name, AccessOrder order) = Split(call.Function);

        switch (name)
        {
            case "xchg" or "atomic_xchg" or "atomic64_xchg" or "atomic_long_xchg":
                return Modify(call, AddressArgument.Of(call, 0, 2), value(call.Arguments[1]),
                    (_, operand) => operand, (old, _) => old, order);
            case "cmpxchg" or "atomic_cmpxchg" or "atomic64_cmpxchg" or "atomic_long_cmpxchg":
                return Compare(call, value(AddressArgument.Of(call, 0, 3)),
                    value(call.Arguments[1]), order);
            case "atomic_try_cmpxchg" or "atomic64_try_cmpxchg" or "atomic_long_try_cmpxchg"
                or "try_cmpxchg":
                return TryCompare(call, order);
            default:
                return null;
        }
    }

    private Compute Compare(Call call, Compute address, Compute expected, AccessOrder order)
    {
        int register = thread.Fresh();

        thread.Add(new CompareStep(address, register, expected, value(call.Arguments[2]), order,
            call.Line));
        return registers => registers[register];
    }

    /// <summary>As a compare-and-exchange that leaves what it found in the second
    /// argument.</summary>
    private Compute TryCompare(Call call, AccessOrder order)
    {
        Compute address = value(AddressArgument.Of(call, 0, 3));

        if (call.Arguments[1] is not Name name || thread.AddressOf(name.Text) != null)
            throw new LitmusException(call.Line,
                $"the second argument of {call.Function}() is '&' and a register");
        int old = thread.Register(name.Text), expected = thread.Fresh(), result = thread.Fresh();

        thread.Add(new Set(expected, registers => registers[old], call.Line));
        Compute found = Compare(call, address, registers => registers[expected], order);
        thread.Add(new Set(old, found, call.Line));
        thread.Add(new Set(result, registers => Litmus.Value.Of(
            registers[old].Number == registers[expected].Number ? 1 : 0, registers[old],
                registers[expected]), call.Line));
        return registers => registers[result];
    }

    private Compute? Modify(Call call)
    {
        if (Primitive.Find(call.Function) is not { } primitive)
            return null;

        Compute operand = primitive.HasOperand ? value(call.Arguments.ElementAtOrDefault(0)
            ?? throw new LitmusException(call.Line, $"{call.Function}() takes an operand"))
                : ThreadBuilder.Nothing;
        int at = primitive.HasOperand ? 1 : 0;
        Expression address = AddressArgument.Of(call, at, at + 1);

        return Modify(call, address, operand, primitive.New, primitive.Result ?? ((_, _) => 0),
            primitive.Order);
    }

    private Compute Modify(
        Call call, Expression address, Compute operand, Func<long, long, long> change,
        Func<long, long, long> result, AccessOrder order)
    {
        Compute at = value(address);
        int register = thread.Fresh();

        thread.Add(new ModifyStep(at, register, operand, change, result, order, call.Line));
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

    private Compute? Unless(Call call)
    {
        switch (call.Function.Replace("atomic64_", "atomic_", StringComparison.Ordinal)
            .Replace("atomic_long_", "atomic_", StringComparison.Ordinal))
        {
            case "atomic_add_unless":
                call.Takes(3);
                return Unless(call, value(call.Arguments[1]), value(call.Arguments[2]));
            case "atomic_inc_not_zero":
                call.Takes(1);
                return Unless(call, _ => new Value(1, null), ThreadBuilder.Nothing);
            default:
                return null;
        }
    }

    private Compute Unless(Call call, Compute operand, Compute unless)
    {
        int register = thread.Fresh();

        thread.Add(new UnlessStep(value(call.Arguments[0]), register, operand, unless, call.Line));
        return registers => registers[register];
    }
}
