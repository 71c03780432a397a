// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>
/// All locks of an array: functions that take them for others, and parts of them.
/// </summary>
public class LockRangeCases
{
    private static void Check(string members) =>
        RuleTest.Check(members, RuleTest.Structs + LockArrayCases.Structs);

    private const string TakeAll = """
        [Acquires("r->all[..]")]
        static void take(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
        }

        """;

    private const string GiveAll = """
        [Releases("r->all[..]")]
        static void give(rows* r, int n)
        {
            while (--n >= 0)
                raw_spin_unlock(&r->all[n]);
        }

        """;

    [Fact]
    public void TakenAndGivenByHelpers_DoesNotTrigger() => Check(TakeAll + GiveAll + """
        static void f(rows* r, int n) { take(r, n); give(r, n); }
        static void g(rows* r, int n)
        {
            take(r, n);
            for (int i = n - 1; i >= 0; i--)
                raw_spin_unlock(&r->all[i]);
        }
        """);

    [Fact]
    public void TakenByAHelper_NeverGiven_Triggers() => Check(TakeAll + """
        static void f(rows* r, int n)
        {
            take(r, n);
            raw_spin_unlock(&r->all[1]);
        {|KT2002:}|}
        """);

    [Fact]
    public void GivenByAHelper_NeverTaken_Triggers() => Check(GiveAll + """
        static void f(rows* r, int n) { {|KT2001:give(r, n)|}; }
        """);

    [Fact]
    public void TakesForItsCallersUndeclared_Triggers() => Check("""
        static void take(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
        {|KT2002:}|}
        """);

    [Fact]
    public void MustHoldAll_DoesNotTrigger() => Check(TakeAll + GiveAll + """
        [MustHold("r->all[..]")]
        static void under(rows* r) { lockdep_assert_held(&r->all[3]); }
        static void f(rows* r, int n) { take(r, n); under(r); give(r, n); }
        """);

    [Fact]
    public void MustHoldAll_OneIsHeld_Triggers() => Check("""
        [MustHold("r->all[..]")]
        static void under(rows* r) { }
        static void f(rows* r)
        {
            raw_spin_lock(&r->all[0]);
            {|KT3001:under(r)|};
            raw_spin_unlock(&r->all[0]);
        }
        """);

    [Fact]
    public void LocksOfAllCpus_DoesNotTrigger() => Check("""
        static void f()
        {
            for (int cpu = 0; cpu < nr_cpus(); cpu++)
                raw_spin_lock_nested(per_cpu_ptr(ref s_lock, cpu), cpu);
            for (int cpu = 0; cpu < nr_cpus(); cpu++)
                raw_spin_unlock(per_cpu_ptr(ref s_lock, cpu));
        }
        """);

    [Fact]
    public void GivenBackWhenOneIsNotFree_DoesNotTrigger() => Check("""
        static bool f(rows* r, int n)
        {
            int i;
            for (i = 0; i < n; i++)
            {
                if (!raw_spin_trylock(&r->all[i]))
                    goto unwind;
            }

            for (i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
            return true;
        unwind:
            while (--i >= 0)
                raw_spin_unlock(&r->all[i]);
            return false;
        }
        """);

    [Fact]
    public void NotGivenBackWhenOneIsNotFree_Triggers() => Check("""
        static bool f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
            {
                if (!raw_spin_trylock(&r->all[i]))
                    {|KT2002:return false;|}
            }

            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
            return true;
        }
        """);

    [Fact]
    public void SomeTakenUnderACondition_DoesNotTrigger() => Check("""
        static void f(rows* r, int n, int but)
        {
            for (int i = 0; i < n; i++)
            {
                if (i == but)
                    continue;
                raw_spin_lock_nested(&r->all[i], i);
            }

            cpu_relax();
            for (int i = 0; i < n; i++)
            {
                if (i != but)
                    raw_spin_unlock(&r->all[i]);
            }
        }
        """);

    [Fact]
    public void APassKeepsWhatItShouldGiveBack_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            for (int i = 0; i < n; i++)
            {
                if (coin())
                    continue;
                {|KT2004:raw_spin_unlock(&r->all[i])|};
            }
        }
        """);

    [Fact]
    public void AllTakenTwice_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            for (int i = 0; i < n; i++)
                {|KT2003:raw_spin_lock_nested(&r->all[i], i)|};
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
        }
        """);

    [Fact]
    public void TwoHalves_DoesNotTrigger() => Check("""
        static void f(rows* r, int half, int n)
        {
            for (int i = 0; i < half; i++)
                raw_spin_lock_nested(&r->cells[i].@lock, i);
            for (int i = half; i < n; i++)
                raw_spin_lock_nested(&r->cells[i].@lock, i);
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->cells[i].@lock);
        }
        """);

    [Fact]
    public void OneTakenAgainUnderThoseBehindIt_Triggers() => Check("""
        static void f(rows* r, int n, int k)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->cells[i].@lock, i);
            raw_spin_unlock(&r->cells[k].@lock);
            cpu_relax();
            {|KT1002:raw_spin_lock_nested(&r->cells[k].@lock, k)|};
            r->cells[k].value = 1;
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->cells[i].@lock);
        }
        """);

    [Fact]
    public void TouchedAfterItWasGivenBack_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->cells[i].@lock, i);
            for (int i = 0; i < n; i++)
            {
                r->cells[i].value = 1;
                raw_spin_unlock(&r->cells[i].@lock);
                {|KT3002:r->cells[i].value = 2|};
            }
        }
        """);

    [Fact]
    public void GivenBackTwiceInAPass_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            for (int i = 0; i < n; i++)
            {
                raw_spin_unlock(&r->all[i]);
                {|KT2001:raw_spin_unlock(&r->all[i])|};
            }
        }
        """);

    [Fact]
    public void LoopsInALoop_DoesNotTrigger() => Check("""
        static void f(rows* r, int n, int m)
        {
            for (int round = 0; round < m; round++)
            {
                for (int i = 0; i < n; i++)
                    raw_spin_lock_nested(&r[round].all[i], i);
                for (int i = 0; i < n; i++)
                    raw_spin_unlock(&r[round].all[i]);
            }
        }
        """);

    [Fact]
    public void OnlyWhenAsked_DoesNotTrigger() => Check("""
        static void f(rows* r, int n, bool all)
        {
            if (all)
            {
                for (int i = 0; i < n; i++)
                    raw_spin_lock_nested(&r->all[i], i);
            }

            cpu_relax();
            if (all)
            {
                for (int i = 0; i < n; i++)
                    raw_spin_unlock(&r->all[i]);
            }
        }
        """);
}
