// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 23 and 24: declared orders.</summary>
public class OrderCases
{
    private const string Eight = """
        [LockOrder("m1", "m2"), LockOrder("m2", "m3", "m4"), LockOrder("m3", "m5"), LockOrder("m5", "m6", "m7"), LockOrder("m7", "m8")]
        public unsafe struct eight
        {
            [LockClass("m1")] public raw_spinlock_t l1;
            [LockClass("m2")] public raw_spinlock_t l2;
            [LockClass("m3")] public raw_spinlock_t l3;
            [LockClass("m4")] public raw_spinlock_t l4;
            [LockClass("m5")] public raw_spinlock_t l5;
            [LockClass("m6")] public raw_spinlock_t l6;
            [LockClass("m7")] public raw_spinlock_t l7;
            [LockClass("m8")] public raw_spinlock_t l8;
        }
        """;

    [Fact]
    public void ViolatedThroughTheChain_Triggers() => RuleTest.Check("""
        static void f(eight* e)
        {
            raw_spin_lock(&e->l8);
            {|KT1001:raw_spin_lock(&e->l1)|};
            raw_spin_unlock(&e->l1);
            raw_spin_unlock(&e->l8);
        }
        """, Eight);

    [Fact]
    public void FollowedOrUnrelated_DoesNotTrigger() => RuleTest.Check("""
        static void f(eight* e)
        {
            raw_spin_lock(&e->l1);
            raw_spin_lock(&e->l8);
            raw_spin_unlock(&e->l8);
            raw_spin_unlock(&e->l1);
            raw_spin_lock(&e->l8);
            raw_spin_lock(&e->l4);
            raw_spin_unlock(&e->l4);
            raw_spin_unlock(&e->l8);
        }
        """, Eight);

    [Fact]
    public void DeclarationsInACycle_Triggers() => RuleTest.Check("", """
        [LockOrder("c1", "c2"), LockOrder("c2", "c3"), {|KT1004:LockOrder("c3", "c1")|}]
        public unsafe struct cyclic
        {
            [LockClass("c1")] public raw_spinlock_t l1;
            [LockClass("c2")] public raw_spinlock_t l2;
            [LockClass("c3")] public raw_spinlock_t l3;
        }
        """);

    [Fact]
    public void AgainstALockHeldByContract_Triggers() => RuleTest.Check("""
        [MustHold("e->l2")]
        static void f(eight* e)
        {
            {|KT1001:raw_spin_lock(&e->l1)|};
            raw_spin_unlock(&e->l1);
        }
        static void g(eight* e)
        {
            lockdep_assert_held(&e->l2);
            {|KT1001:raw_spin_lock(&e->l1)|};
            raw_spin_unlock(&e->l1);
        }
        """, Eight);

    [Fact]
    public void AssertionIsNoAcquisition_DoesNotTrigger() => RuleTest.Check("""
        static void held(eight* e) { lockdep_assert_held(&e->l1); }
        static void f(eight* e)
        {
            raw_spin_lock(&e->l1);
            raw_spin_lock(&e->l2);
            held(e);
            raw_spin_unlock(&e->l2);
            raw_spin_unlock(&e->l1);
        }
        """, Eight);

    [Fact]
    public void ThroughACall_Triggers() => RuleTest.Check("""
        static void inner(eight* e)
        {
            raw_spin_lock(&e->l1);
            raw_spin_unlock(&e->l1);
        }
        static void middle(eight* e) { inner(e); }
        static void f(eight* e)
        {
            raw_spin_lock(&e->l3);
            {|KT1001:middle(e)|};
            raw_spin_unlock(&e->l3);
        }
        """, Eight);
}
