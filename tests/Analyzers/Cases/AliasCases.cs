// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 20 to 22: one lock under several names.</summary>
public class AliasCases
{
    [Fact]
    public void LocalAlias_DoesNotTrigger() => RuleTest.Check("""
        static void basic(node* a)
        {
            raw_spinlock_t* l = &a->@lock;
            raw_spin_lock(l);
            a->value = 1;
            raw_spin_unlock(&a->@lock);
        }
        static void nested(node* a)
        {
            node* n = a->next;
            raw_spin_lock(&n->@lock);
            a->next->value = 1;
            raw_spin_unlock(&a->next->@lock);
        }
        """);

    [Fact]
    public void WalkAdvancesWhileTheLocalKeepsTheLock_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* list)
        {
            while (list != null) {
                node* n = list;
                raw_spin_lock(&n->@lock);
                list = list->next;
                n->value = 1;
                raw_spin_unlock(&n->@lock);
            }
        }
        """);

    [Fact]
    public void AliasReassignedBeforeRelease_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            node* n = a;
            raw_spin_lock(&n->@lock);
            while (coin())
                n = n->next;
            {|KT2001+KT2004:raw_spin_unlock(&n->@lock)|};
        {|KT2002:}|}
        """.Replace("KT2001+KT2004", "KT2001"));

    [Fact]
    public void WalkHandsTheLockOver_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            while (a->next != null) {
                node* n = a->next;
                raw_spin_unlock(&a->@lock);
                a = n;
                raw_spin_lock(&a->@lock);
            }
            raw_spin_unlock(&a->@lock);
        }
        """);
}
