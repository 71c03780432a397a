// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5004: An atomic variable is touched plainly.</summary>
public class KT5004Tests
{
    [Fact]
    public void AtomicTouchedPlainly_Triggers() => RuleTest.Check("""
        static void f(shared* a, shared* b)
        {
            {|KT5004+KT5004:a->state = b->state|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void AtomicTouchedPlainly_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* a, shared* b)
        {
            atomic_set(&a->state, atomic_read(&b->state));
            a->other = default;
        }
        """, RuleTest.AllStructs);
}
