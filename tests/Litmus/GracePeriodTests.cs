// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>Grace periods, and read-modify-writes that may not be made.</summary>
public sealed class GracePeriodTests
{
    private const string Reader = """
        P0(int *x, int *y)
        {
        	int r0;
        	int r1;

        	LOCK
        	r0 = READ_ONCE(*x);
        	r1 = READ_ONCE(*y);
        	UNLOCK
        }

        P1(int *x, int *y)
        {
        	WRITE_ONCE(*y, 1);
        	WAIT
        	WRITE_ONCE(*x, 1);
        }

        exists (0:r0=1 /\ 0:r1=0)
        """;

    [Theory]
    [InlineData("rcu_read_lock();", "rcu_read_unlock();", "synchronize_rcu();", Observation.Never)]
    [InlineData("rcu_read_lock();", "rcu_read_unlock();", "synchronize_rcu_expedited();",
        Observation.Never)]
    [InlineData("rcu_read_lock();", "rcu_read_unlock();", "smp_mb();", Observation.Sometimes)]
    [InlineData("", "", "synchronize_rcu();", Observation.Sometimes)]
    [InlineData("r1 = srcu_read_lock(s);", "srcu_read_unlock(s, r1);", "synchronize_srcu(s);",
        Observation.Never)]
    [InlineData("r1 = srcu_read_lock(s);", "srcu_read_unlock(s, r1);", "synchronize_rcu();",
        Observation.Sometimes)]
    public void AGracePeriod_IsNotSeenFromTwoSidesByOneSection(
        string enter, string leave, string wait, Observation expected)
        => Assert.Equal(expected, Run(Reader.Replace("UNLOCK", leave).Replace("LOCK", enter)
            .Replace("WAIT", wait).Replace("int *y)", "int *y, struct srcu_struct *s)")));

    /// <summary>The rule of RCU: as many grace periods as sections order a cycle, fewer do
    /// not.</summary>
    [Theory]
    [InlineData(1, 1, Observation.Never)]
    [InlineData(1, 2, Observation.Sometimes)]
    [InlineData(2, 1, Observation.Never)]
    [InlineData(2, 2, Observation.Never)]
    public void ACycle_NeedsAsManyGracePeriodsAsSections(
        int periods, int sections, Observation expected)
    {
        int threads = periods + sections;
        string body = string.Concat(Enumerable.Range(0, threads).Select(i => i < periods
            ? $"P{i}(int *x{i}, int *x{(i + 1) % threads}) {{ int r0; WRITE_ONCE(*x{i}, 1); "
                + $"synchronize_rcu(); r0 = READ_ONCE(*x{(i + 1) % threads}); }}\n"
            : $"P{i}(int *x{i}, int *x{(i + 1) % threads}) {{ int r0; rcu_read_lock(); "
                + $"WRITE_ONCE(*x{i}, 1); r0 = READ_ONCE(*x{(i + 1) % threads}); "
                + "rcu_read_unlock(); }\n"));
        string condition = string.Join(@" /\ ",
            Enumerable.Range(0, threads).Select(i => $"{i}:r0=0"));

        Assert.Equal(expected, Run($"{body}\nexists ({condition})"));
    }

    [Theory]
    [InlineData("(void)atomic_add_unless(v, 1, 0);", Observation.Never)]
    [InlineData("(void)atomic_inc_not_zero(v);", Observation.Never)]
    [InlineData("(void)atomic_add_unless(v, 1, 7);", Observation.Sometimes)]
    [InlineData("atomic_inc(v);", Observation.Sometimes)]
    public void AddUnless_IsNotMadeOnTheValueThatItIsGiven(string add, Observation expected)
        => Assert.Equal(expected, Run(
            "P0(atomic_t *v) { " + add + " }\nP1(atomic_t *v) { atomic_set(v, 0); }\n"
                + "exists (v=1)", "atomic_t v = ATOMIC_INIT(1);"));

    /// <summary>Two sections of a thread, neither within the other: the second one began after the
    /// grace period did.</summary>
    [Theory]
    [InlineData("r3", Observation.Never)]
    [InlineData("r4", Observation.Sometimes)]
    public void SectionsOfSrcu_AreToldApartByTheirIndex(string last, Observation expected)
    {
        string first = last == "r3" ? "r4" : "r3";

        Assert.Equal(expected, Run(
            "P0(int *x, int *y, struct srcu_struct *s) { int r0; int r1; int r3; int r4; "
            + "r3 = srcu_read_lock(s); r1 = READ_ONCE(*y); r4 = srcu_read_lock(s); "
            + $"srcu_read_unlock(s, {first}); r0 = READ_ONCE(*x); srcu_read_unlock(s, {last}); }}\n"
            + "P1(int *x, int *y, struct srcu_struct *s) { WRITE_ONCE(*y, 1); synchronize_srcu(s); "
            + "WRITE_ONCE(*x, 1); }\nexists (0:r0=1 /\\ 0:r1=0)"));
    }

    [Theory]
    [InlineData("rcu_read_lock();", "rcu_read_unlock();", "call_rcu(x, f);", Observation.Never)]
    [InlineData("", "", "call_rcu(x, f);", Observation.Sometimes)]
    [InlineData("rcu_read_lock();", "rcu_read_unlock();", "WRITE_ONCE(*x, 2);",
        Observation.Sometimes)]
    public void ACallback_ComesAfterAGracePeriod(
        string enter, string leave, string free, Observation expected)
        => Assert.Equal(expected, Run(
            "void f(int *x) { WRITE_ONCE(*x, 2); }\n"
            + $"P0(int *x, int **p) {{ int *r0; int r1; {enter} r0 = rcu_dereference(*p); "
            + $"if (r0) r1 = READ_ONCE(*r0); {leave} }}\n"
            + $"P1(int *x, int **p) {{ rcu_assign_pointer(*p, NULL); {free} }}\n"
            + "exists (0:r1=2)", "int *p = &x;"));

    [Theory]
    [InlineData("rcu_barrier();", Observation.Always)]
    [InlineData("", Observation.Sometimes)]
    public void RcuBarrier_WaitsForCallbacks(string wait, Observation expected)
        => Assert.Equal(expected, Run(
            "void f(int *x) { WRITE_ONCE(*x, 2); }\n"
            + $"P0(int *x) {{ int r0; call_rcu(x, f); {wait} r0 = READ_ONCE(*x); }}\n"
            + "exists (0:r0=2)"));

    [Fact]
    public void ASectionThatEndsWithoutABegin_IsRefused()
        => Assert.Contains("not begun", Assert.Throws<LitmusException>(() => Run(
            "P0(int *x) { rcu_read_unlock(); }\nexists (x=0)")).Message);

    private static Observation Run(string threads, string initial = "")
        => LitmusRun.Run(LitmusParser.Read($"C test\n\n{{ {initial} }}\n\n{threads}\n"),
            LitmusMemory.Lkmm).Observation;
}
