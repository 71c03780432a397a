// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>RCU and SRCU, and the read-modify-writes that may not be made.</summary>
internal sealed partial class ThreadCompiler
{
    private Compute? Rcu(Call call)
    {
        switch (call.Function)
        {
            case "rcu_read_lock":
                return Rcu(call, 0, RcuAction.Lock);
            case "rcu_read_unlock":
                return Rcu(call, 0, RcuAction.Unlock);
            case "synchronize_rcu" or "synchronize_rcu_expedited":
                return Rcu(call, 0, RcuAction.Start, RcuAction.End);
            case "call_rcu" or "call_rcu_hurry":
                Count(call, 2);
                _code.Add(new CallStep(_callback(call), call.Line));
                return s_nothing;
            case "rcu_barrier":
                Count(call, 0);
                _code.Add(new AllCalledStep(call.Line));
                return s_nothing;
            case "srcu_read_lock" or "srcu_down_read":
                return Rcu(call, 1, RcuAction.Lock);
            case "srcu_read_unlock" or "srcu_up_read":
                return Rcu(call, 2, RcuAction.Unlock);
            case "synchronize_srcu" or "synchronize_srcu_expedited":
                return Rcu(call, 1, RcuAction.Start, RcuAction.End);
            default:
                return null;
        }
    }

    private void WaitForCall()
    {
        _code.Add(new CalledStep(0));
        _code.Add(new RcuStep(RcuAction.Start, null, null, -1, 0));
        _code.Add(new RcuStep(RcuAction.End, null, null, -1, 0));
    }

    private Compute Rcu(Call call, int arguments, params RcuAction[] actions)
    {
        Count(call, arguments);
        Compute? domain = arguments == 0 ? null : Value(call.Arguments[0]);

        Compute? index = arguments == 2 ? Value(call.Arguments[1]) : null;
        int register = Fresh();

        foreach (RcuAction action in actions)
            _code.Add(new RcuStep(action, domain, index, register, call.Line));
        return registers => registers[register];
    }

    private Compute? Unless(Call call)
    {
        switch (call.Function.Replace("atomic64_", "atomic_", StringComparison.Ordinal)
            .Replace("atomic_long_", "atomic_", StringComparison.Ordinal))
        {
            case "atomic_add_unless":
                Count(call, 3);
                return Unless(call, Value(call.Arguments[1]), Value(call.Arguments[2]));
            case "atomic_inc_not_zero":
                Count(call, 1);
                return Unless(call, _ => new Value(1, null), s_nothing);
            default:
                return null;
        }
    }

    private Compute Unless(Call call, Compute operand, Compute unless)
    {
        int register = Fresh();

        _code.Add(new UnlessStep(Value(call.Arguments[0]), register, operand, unless, call.Line));
        return registers => registers[register];
    }
}
