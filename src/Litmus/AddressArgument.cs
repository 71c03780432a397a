// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Which location a call accesses.</summary>
internal static class AddressArgument
{
    /// <summary>The argument that is an address: a pointer, or what READ_ONCE() and its like are
    /// given.</summary>
    public static Expression Of(Call call, int at, int count)
    {
        call.Takes(count);
        bool isLvalue = call.Function is "READ_ONCE" or "WRITE_ONCE" or "rcu_dereference"
            or "rcu_assign_pointer" or "rcu_dereference_raw" or "rcu_dereference_check" or "rcu_access_pointer"
            or "smp_store_mb" or "lockless_dereference";

        if (!isLvalue)
            return call.Arguments[at];
        return call.Arguments[at] is Dereference dereference ? dereference.Address
            : throw new LitmusException(call.Line,
            $"{call.Function}() takes what a pointer points to, as '*x'");
    }
}
