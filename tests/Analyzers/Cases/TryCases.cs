// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 13 to 16: the result of a try-lock, straight, copied, mixed and in conditions.</summary>
public class TryCases
{
    [Fact]
    public void TestedAtOnceOrLater_DoesNotTrigger() => RuleTest.Check("""
        static void direct(node* a)
        {
            if (raw_spin_trylock(&a->@lock)) {
                a->value = 1;
                raw_spin_unlock(&a->@lock);
            }
        }
        static void early(node* a)
        {
            if (!raw_spin_trylock(&a->@lock))
                return;
            a->value = 1;
            raw_spin_unlock(&a->@lock);
        }
        static void boolean(node* a)
        {
            bool b = raw_spin_trylock(&a->@lock);
            cpu_relax();
            if (b)
                raw_spin_unlock(&a->@lock);
        }
        static void twice(node* a)
        {
            bool b = !raw_spin_trylock(&a->@lock);
            b = !b;
            if (b)
                raw_spin_unlock(&a->@lock);
        }
        static void loop(node* a)
        {
            while (!raw_spin_trylock(&a->@lock))
                cpu_relax();
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void MixedWithAnotherValue_Triggers() => RuleTest.Check("""
        static void f(node* a, bool c)
        {
            bool b = raw_spin_trylock(&a->@lock);
            if (coin())
                b = c;
            if (b)
                {|KT2004:raw_spin_unlock(&a->@lock)|};
        {|KT2004:}|}
        """);

    [Fact]
    public void UntouchedCopyStillCounts_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, bool c)
        {
            bool b = raw_spin_trylock(&a->@lock);
            bool kept = b;
            if (coin())
                b = c;
            if (kept)
                raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void OneArmTriesTheOtherBlocks_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, bool wait)
        {
            if (!wait) {
                if (!raw_spin_trylock(&a->@lock))
                    return;
            } else {
                raw_spin_lock(&a->@lock);
            }
            a->value++;
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void InsideConditions_DoesNotTrigger() => RuleTest.Check("""
        static void and(node* a, bool x)
        {
            if (x && raw_spin_trylock(&a->@lock))
                raw_spin_unlock(&a->@lock);
        }
        static void or(node* a, bool x)
        {
            if (x || !raw_spin_trylock(&a->@lock))
                return;
            raw_spin_unlock(&a->@lock);
        }
        static void again(node* a)
        {
            raw_spin_lock(&a->@lock);
            do {
                a->value = 1;
                raw_spin_unlock(&a->@lock);
            } while (raw_spin_trylock(&a->@lock));
        }
        static void hinted(node* a)
        {
            if (unlikely(!raw_spin_trylock(&a->@lock)))
                return;
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void InsideAConditionWithoutRelease_Triggers() => RuleTest.Check("""
        static void f(node* a, bool x)
        {
            if (x && raw_spin_trylock(&a->@lock))
                cpu_relax();
        {|KT2004:}|}
        """);
}
