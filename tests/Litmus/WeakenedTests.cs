// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>A test that forbids an outcome allows it when what forbids it is taken away.</summary>
public sealed class WeakenedTests
{
    private const string Parent = "TM+parent-publish+addr";

    [Theory]
    [InlineData(Parent, "smp_store_release(cparent, newp)", "WRITE_ONCE(*cparent, newp)")]
    [InlineData("TM+inactive-up+read-acquire", "atomic_read_acquire(group)", "atomic_read(group)")]
    [InlineData("TM+cmpxchg-fail+after-atomic", "smp_mb__after_atomic();", "")]
    [InlineData("TM+newtimer+locked", "spin_unlock(glock);", "", "spin_lock(glock);", "")]
    [InlineData("TM+newtimer+locked", "atomic_cmpxchg(state, 1, 0)",
        "atomic_cmpxchg_relaxed(state, 1, 0)",
        "spin_lock(glock);", "", "spin_unlock(glock);", "")]
    [InlineData("TM+cmpxchg-lost-update", "atomic_cmpxchg(group, r0, (r0 | 1) + 4)", "r0",
        "r2 = atomic_cmpxchg(group, r1, (r1 | 1) + 4);", "", "if (r1 != r0) {\n\t}",
            "WRITE_ONCE(*group, (r0 | 1) + 4);")]
    public void WithoutWhatForbidsIt_TheOutcomeIsReached(string name, params string[] edits)
    {
        string text = ExpectedResult.All.Single(test => test.Name == name).Text()!;

        Assert.Equal(Observation.Never, LitmusFile.Read(text).Run(LitmusMemory.Lkmm).Observation);
        for (int i = 0; i < edits.Length; i += 2)
        {
            string edited = text.Replace(edits[i], edits[i + 1], StringComparison.Ordinal);

            if (edits[i].StartsWith("if", StringComparison.Ordinal))
                edited = text.Replace("\tif (r1 != r0) {\n\t\t\n\t}", edits[i + 1],
                    StringComparison.Ordinal);
            Assert.NotEqual(text, edited);
            text = edited;
        }
        Assert.NotEqual(Observation.Never,
            LitmusFile.Read(text).Run(LitmusMemory.Lkmm).Observation);
    }
}
