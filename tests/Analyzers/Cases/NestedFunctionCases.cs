// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Local functions and lambdas are functions, and they know the variables around them.</summary>
public class NestedFunctionCases
{
    [Fact]
    public void LocalFunction_KeepsALock_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            take(n);
            static void take(node* m)
            {
                raw_spin_lock(&m->@lock);
                m->value = 1;
            {|KT2002:}|}
        }
        """);

    [Fact]
    public void LocalFunction_TouchesWhatItsCallerDoesNotLock_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            {|KT3002:store()|};
            void store() { n->value = 1; }
        }
        """);

    [Fact]
    public void LocalFunction_TouchesWhatItsCallerLocks_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            store();
            raw_spin_unlock(&n->@lock);
            void store() { n->value = 1; }
        }
        """);

    [Fact]
    public void LocalFunction_TakesTheLockThatItsCallerHolds_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT2003:twice()|};
            raw_spin_unlock(&n->@lock);
            void twice()
            {
                raw_spin_lock(&n->@lock);
                raw_spin_unlock(&n->@lock);
            }
        }
        """);

    [Fact]
    public void LocalFunction_MovesAVariable_ItsLockIsAnotherOne_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            advance();
            {|KT2001:raw_spin_unlock(&n->@lock)|};
            void advance() { n = n->next; }
        {|KT2002:}|}
        """);

    [Fact]
    public void Lambda_KeepsALock_Triggers() => RuleTest.Check("""
        static void f(other* o)
        {
            Action a = () =>
            {
                raw_spin_lock(&o->@lock);
                cpu_relax();
            {|KT2002:}|};
            a();
        }
        """);

    [Fact]
    public void Lambda_MayRunUnderTheLockOfWhoMadeIt_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            Action a = () => n->value = 1;
            raw_spin_lock(&n->@lock);
            a();
            raw_spin_unlock(&n->@lock);
        }
        """);
}
