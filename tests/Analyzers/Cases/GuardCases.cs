// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 17 to 19: locks that belong to a scope.</summary>
public class GuardCases
{
    [Fact]
    public void ReleasedEarlyThenTouchedOrReleasedAgain_Triggers() => RuleTest.Check("""
        static void touched(node* a)
        {
            using var g = guard(&a->@lock);
            a->value = 1;
            g.Release();
            {|KT3002:a->value = 2|};
        }
        static void again(node* a)
        {
            using var g = guard(&a->@lock);
            g.Release();
            {|KT2001:g.Release()|};
        }
        """);

    [Fact]
    public void HeldToTheEndOfTheScope_DoesNotTrigger() => RuleTest.Check("""
        static int f(node* a, other* o)
        {
            using (guard(&a->@lock)) {
                a->value = 1;
                if (coin())
                    return 1;
            }
            using var g = guard(&o->m);
            if (coin())
                return 2;
            schedule();
            return 3;
        }
        """);

    [Fact]
    public void LockedOnOneBranchOnly_TriggersAtTheAccess() => RuleTest.Check("""
        static void f(node* a, bool x)
        {
            using var g = x ? guard(&a->@lock) : default;
            {|KT3002:a->value = 1|};
        }
        """);

    [Fact]
    public void LockedOnOneBranchTouchedThere_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, bool x)
        {
            using var g = x ? guard(&a->@lock) : default;
            if (x)
                a->value = 1;
        }
        """);

    [Fact]
    public void AdoptedAgainstTheContract_Triggers() => RuleTest.Check("""
        [MustHold("a->lock")]
        static void f(node* a)
        {
            using var g = guard_adopt(&a->@lock);
            a->value = 1;
        {|KT2005:}|}
        """);

    [Fact]
    public void AdoptedAndReleasedByContract_DoesNotTrigger() => RuleTest.Check("""
        [Releases("a->lock")]
        static void f(node* a)
        {
            using var g = guard_adopt(&a->@lock);
            a->value = 1;
        }
        """);
}
