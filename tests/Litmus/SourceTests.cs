// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>Tests as C#; that it does the same is a test of the explorer.</summary>
public sealed class SourceTests
{
    [Theory]
    [InlineData("r0 = READ_ONCE(*x);", "r_r0 = READ_ONCE((long*)(At(0)));")]
    [InlineData("r0 = *x == 2 && !r1;", "(((Word*)(At(0)))->v == 2L ? 1L : 0L) != 0 && ")]
    [InlineData("*x = 1;", "((Word*)(At(0)))->v = 1L;")]
    [InlineData("WRITE_ONCE(*x, x);", "WRITE_ONCE((long*)(At(0)), At(0));")]
    [InlineData("smp_store_release(x, 1);", "smp_store_release((long*)(At(0)), 1L);")]
    [InlineData("atomic_add(2, x);", "atomic64_add(2L, (atomic64_t*)(At(0)));")]
    [InlineData("r0 = atomic_fetch_or_acquire(2, x);",
        "atomic64_fetch_or_acquire(2L, (atomic64_t*)")]
    [InlineData("r0 = atomic_dec_and_test(x);",
        "(atomic64_dec_and_test((atomic64_t*)(At(0))) ? 1L")]
    [InlineData("r0 = cmpxchg_release(x, 1, 2);", "cmpxchg_release((long*)(At(0)), 1L, 2L);")]
    [InlineData("spin_lock(x);", "raw_spin_lock((raw_spinlock_t*)(At(0)));")]
    [InlineData("smp_mb__after_atomic();", "        smp_mb__after_atomic();")]
    public void EachCall_IsThePrimitive(string body, string expected)
    {
        string source = Source(body);

        Assert.Contains(expected, source);
    }

    [Theory]
    [InlineData("synchronize_rcu();", "line 3: 'synchronize_rcu' is a call that --compiled does not")]
    [InlineData("while (*x) ;", "line 3: --compiled knows no loops")]
    public void WhatCannotBeCompiled_IsNamedWithItsLine(string body, string expected)
        => Assert.Contains(expected, Assert.Throws<LitmusException>(() => Source(body)).Message);

    private static string Source(string body)
        => LitmusFile.Read($"C test\n{{}}\nP0(int *x) {{ int r0; int r1; r1 = 0; {body} }}\n"
            + "exists (0:r0=1)\n").Source("Test");
}
