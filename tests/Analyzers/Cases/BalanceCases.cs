// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 1 to 7 of the cases that a lock checker has to decide: balance inside one function.</summary>
public class BalanceCases
{
    [Fact]
    public void TakenTwiceInARow_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT2003:raw_spin_lock(&n->@lock)|};
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void TakenAgainAfterRelease_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void ReleaseWithNothingHeld_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            {|KT2001:raw_spin_unlock(&n->@lock)|};
        }
        static void g(node* n)
        {
            raw_spin_lock(&n->@lock);
        {|KT2002:}|}
        """);

    [Fact]
    public void BranchesTakeDifferentLocks_OneReportEach_Triggers() => RuleTest.Check("""
        static void f(node* a, node* b, int x)
        {
            if (x != 0)
                raw_spin_lock(&a->@lock);
            else
                raw_spin_lock(&b->@lock);
        {|KT2004+KT2004:}|}
        """);

    [Fact]
    public void OnlyOneBranchReleases_Triggers() => RuleTest.Check("""
        static void f(node* a, int x)
        {
            raw_spin_lock(&a->@lock);
            if (x != 0)
                raw_spin_unlock(&a->@lock);
        {|KT2004:}|}
        """);

    [Fact]
    public void BothBranchesTakeOneReleaseFollows_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, int x)
        {
            if (x != 0) {
                a->flags = 1;
                raw_spin_lock(&a->@lock);
            } else {
                raw_spin_lock(&a->@lock);
            }
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void ContinueSkipsTheReacquire_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            while (coin()) {
                {|KT2004:raw_spin_unlock(&a->@lock)|};
                if (coin())
                    continue;
                raw_spin_lock(&a->@lock);
            }
            {|KT2004:raw_spin_unlock(&a->@lock)|};
        }
        """);

    [Fact]
    public void ContinueReacquires_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            while (coin()) {
                raw_spin_unlock(&a->@lock);
                if (coin()) {
                    raw_spin_lock(&a->@lock);
                    continue;
                }
                raw_spin_lock(&a->@lock);
            }
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void BreakLeavesWithoutTheLock_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            while (coin()) {
                raw_spin_unlock(&a->@lock);
                if (coin())
                    break;
                raw_spin_lock(&a->@lock);
            }
            {|KT2004:raw_spin_unlock(&a->@lock)|};
        }
        """);

    [Fact]
    public void LoopBodyTakesOnEachPass_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            do {
                {|KT2003:raw_spin_lock(&a->@lock)|};
            } while (coin());
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void LoopBodyOnlyReleases_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            while (coin())
                {|KT2004:raw_spin_unlock(&a->@lock)|};
        {|KT2004:}|}
        """);
}
