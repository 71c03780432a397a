// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Functions that take two locks of one class, in an order that they find out.</summary>
public class LockPairCases
{
    private static void Check(string members) => RuleTest.Check(members,
        RuleTest.Structs);

    private const string Double = """
        [Acquires("a->lock"), Acquires("b->lock")]
        static void double_lock(node* a, node* b)
        {
            if (a == b)
            {
                raw_spin_lock(&a->@lock);
            }
            else if (a < b)
            {
                raw_spin_lock(&a->@lock);
                raw_spin_lock_nested(&b->@lock, SINGLE_DEPTH_NESTING);
            }
            else
            {
                raw_spin_lock(&b->@lock);
                raw_spin_lock_nested(&a->@lock, SINGLE_DEPTH_NESTING);
            }
        }
        [Releases("a->lock"), Releases("b->lock")]
        static void double_unlock(node* a, node* b)
        {
            raw_spin_unlock(&a->@lock);
            if (a != b)
                raw_spin_unlock(&b->@lock);
        }

        """;

    [Fact]
    public void OrderedByAddress_DoesNotTrigger() => Check(Double + """
        static void f(node* a, node* b)
        {
            double_lock(a, b);
            a->value = 1;
            b->value = 2;
            double_unlock(a, b);
        }
        static void one(node* a)
        {
            double_lock(a, a);
            a->value = 1;
            double_unlock(a, a);
        }
        """);

    [Fact]
    public void HalfGivenBack_Triggers() => Check(Double + """
        static void f(node* a, node* b)
        {
            double_lock(a, b);
            raw_spin_unlock(&a->@lock);
        {|KT2002:}|}
        """);

    [Fact]
    public void GivenBackByHand_DoesNotTrigger() => Check(Double + """
        static void f(node* a, node* b)
        {
            double_lock(a, b);
            b->value = 1;
            if (a != b)
                raw_spin_unlock(&b->@lock);
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void GivenBackByHandTheOtherWay_DoesNotTrigger() => Check(Double + """
        static void f(node* a, node* b)
        {
            double_lock(a, b);
            raw_spin_unlock(&a->@lock);
            if (a != b)
                raw_spin_unlock(&b->@lock);
        }
        static void known(node* a, node* b)
        {
            double_lock(a, b);
            raw_spin_unlock(&a->@lock);
            raw_spin_unlock(&b->@lock);
        }
        """);

    [Fact]
    public void TheSameTakenTwice_Triggers() => Check("""
        static void f(node* a, node* b)
        {
            if (a != b)
                return;
            raw_spin_lock(&a->@lock);
            {|KT2003:raw_spin_lock(&b->@lock)|};
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void AgainstTheOrderOfAddresses_Triggers() => Check("""
        static void f(node* a, node* b)
        {
            if (a < b)
            {
                raw_spin_lock(&b->@lock);
                {|KT1002:raw_spin_lock_nested(&a->@lock, SINGLE_DEPTH_NESTING)|};
                raw_spin_unlock(&a->@lock);
                raw_spin_unlock(&b->@lock);
            }
        }
        """);

    [Fact]
    public void Swapped_DoesNotTrigger() => Check("""
        static void f(node* a, node* b)
        {
            if (a == b)
                return;
            if (a > b)
            {
                node* first = b;
                b = a;
                a = first;
            }

            raw_spin_lock(&a->@lock);
            raw_spin_lock_nested(&b->@lock, SINGLE_DEPTH_NESTING);
            raw_spin_unlock(&b->@lock);
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void WithoutACommonOrder_Triggers() => Check("""
        static void f(node* a, node* b)
        {
            raw_spin_lock(&a->@lock);
            {|KT1002:raw_spin_lock_nested(&b->@lock, SINGLE_DEPTH_NESTING)|};
            raw_spin_unlock(&b->@lock);
            raw_spin_unlock(&a->@lock);
        }
        """);

    private const string Maybe = """
        [Acquires("n->lock", If = "locked")]
        static void maybe_lock(node* n, bool locked)
        {
            if (locked)
                raw_spin_lock(&n->@lock);
        }
        [Releases("n->lock", If = "locked")]
        static void maybe_unlock(node* n, bool locked)
        {
            if (locked)
                raw_spin_unlock(&n->@lock);
        }

        """;

    [Fact]
    public void TakenWhenAsked_DoesNotTrigger() => Check(Maybe + """
        static void f(node* n, bool shared)
        {
            maybe_lock(n, shared);
            if (shared)
                n->value = 1;
            maybe_unlock(n, shared);
        }
        static void g(node* n)
        {
            maybe_lock(n, true);
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        static void h(node* n)
        {
            raw_spin_lock(&n->@lock);
            maybe_lock(n, false);
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void TakenWhenAsked_NotGivenBack_Triggers() => Check(Maybe + """
        static void f(node* n)
        {
            maybe_lock(n, true);
            maybe_unlock(n, false);
        {|KT2002:}|}
        static void g(node* n)
        {
            maybe_lock(n, false);
            {|KT3002:n->value = 1|};
            {|KT2001:maybe_unlock(n, true)|};
        }
        """);
}
