// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Loops that are made of labels and jumps take and give back locks of arrays.</summary>
public class GotoLoopCases
{
    private static void Check(string members) =>
        RuleTest.Check(members, RuleTest.Structs + LockArrayCases.Structs);

    [Theory]
    [InlineData("""
        more:
            if (i < n) { raw_spin_lock_nested(&r->all[i], i); i++; goto more; }
        """)]
    [InlineData("""
        more:
            raw_spin_lock_nested(&r->all[i], i);
            i++;
            if (i < n) goto more;
        """)]
    [InlineData("""
        more:
            if (i >= n) goto done;
            raw_spin_lock_nested(&r->all[i], i);
            i++;
            goto more;
        done:
        """)]
    [InlineData("""
            goto test;
        more:
            raw_spin_lock_nested(&r->all[i], i);
            i++;
        test:
            if (i < n) goto more;
        """)]
    [InlineData("""
        more:
            if (i < n)
            {
                raw_spin_lock_nested(&r->all[i], i);
                if (r->all[i].owner != 0) { i++; goto more; }
                i++;
                goto more;
            }
        """)]
    public void TakenAndGiven_DoesNotTrigger(string take)
    {
        Check($$"""
            static void f(rows* r, int n)
            {
                int i = 0;
            {{take}}
                r->all[0].owner = 1;
                for (i = n - 1; i >= 0; i--)
                    raw_spin_unlock(&r->all[i]);
            }
            """);
        Check($$"""
            static void f(rows* r, int n)
            {
                int i = 0;
            {{take}}
                r->all[0].owner = 1;
            back:
                if (i > 0)
                {
                    i--;
                    raw_spin_unlock(&r->all[i]);
                    goto back;
                }
            }
            """);
        Check($$"""
            static void f(rows* r, int n)
            {
                int i = 0;
            {{take}}
                r->all[0].owner = 1;
            {|KT2002:}|}
            """);
    }

    [Fact]
    public void GivenAndNeverTaken_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            int i = n;
        back:
            i--;
            {|KT2001:raw_spin_unlock(&r->all[i])|};
            if (i > 0)
                goto back;
        }
        """);

    [Fact]
    public void FirstFailureGivesBackWhatWasTaken_DoesNotTrigger() => Check("""
        static bool f(rows* r, int n)
        {
            int i = 0;
        more:
            if (i < n)
            {
                if (!raw_spin_trylock(&r->all[i]))
                    goto undo;
                i++;
                goto more;
            }
            for (i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
            return true;
        undo:
            if (--i >= 0)
            {
                raw_spin_unlock(&r->all[i]);
                goto undo;
            }
            return false;
        }
        """);

    [Fact]
    public void RetryAfterGivingAllBack_DoesNotTrigger() => Check("""
        static void f(rows* r, int n)
        {
            int i;
        retry:
            for (i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            if (r->all[0].owner == 0)
            {
                for (i = 0; i < n; i++)
                    raw_spin_unlock(&r->all[i]);
                goto retry;
            }
            for (i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
        }
        """);

    [Fact]
    public void RetryWithAllHeld_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            int i;
        retry:
            for (i = 0; i < n; i++)
                {|KT2003:raw_spin_lock_nested(&r->all[i], i)|};
            if (r->all[0].owner == 0)
                goto retry;
            for (i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
        }
        """);
}
