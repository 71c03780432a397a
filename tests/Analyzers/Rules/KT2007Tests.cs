// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2007: The result of a try-lock is ignored.</summary>
public class KT2007Tests
{
    [Fact]
    public void TryResultIgnored_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            {|KT2007:raw_spin_trylock(&n->@lock)|};
        {|KT2004:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void TryResultIgnored_DoesNotTrigger() => RuleTest.Check("""
        static bool f(node* n)
        {
            if (!raw_spin_trylock(&n->@lock))
                return false;
            raw_spin_unlock(&n->@lock);
            return true;
        }
        """, RuleTest.AllStructs);
}
