// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Calls of RCU and SRCU.</summary>
/// <param name="thread">What the steps are added to.</param>
/// <param name="value">Compiles an argument.</param>
/// <param name="callback">The thread that makes the callback of a call_rcu().</param>
internal sealed class RcuCalls(
    ThreadBuilder thread, Func<Expression, Compute> value, Func<Call, int> callback)
{
    /// <summary>Steps of such a call, and what it returns; null for other calls.</summary>
    public Compute? Compile(Call call)
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
                call.Takes(2);
                thread.Add(new CallStep(callback(call), call.Line));
                return ThreadBuilder.Nothing;
            case "rcu_barrier":
                call.Takes(0);
                thread.Add(new AllCalledStep(call.Line));
                return ThreadBuilder.Nothing;
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

    private Compute Rcu(Call call, int arguments, params RcuAction[] actions)
    {
        call.Takes(arguments);
        Compute? domain = arguments == 0 ? null : value(call.Arguments[0]);

        Compute? index = arguments == 2 ? value(call.Arguments[1]) : null;
        int register = thread.Fresh();

        foreach (RcuAction action in actions)
            thread.Add(new RcuStep(action, domain, index, register, call.Line));
        return registers => registers[register];
    }
}
