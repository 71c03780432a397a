// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5012: A loop waits for a plain load.</summary>
public class KT5012Tests
{
    [Fact]
    public void PlainWait_Triggers() => RuleTest.Check("""
        static void spin(record* r)
        {
            while ({|KT5012:r->ready|} == 0)
                cpu_relax();
            do { } while ({|KT5012:r->value|} != 3);
            for (; {|KT5012:r->ready|} != 0;)
                ;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PlainWait_DoesNotTrigger() => RuleTest.Check("""
        static void spin(record* r, int n)
        {
            while (READ_ONCE(&r->ready) == 0)
                cpu_relax();
            while (r->value < n)
                r->value++;
            while (n > 0)
                cpu_relax();
        }
        static void locked(node* n)
        {
            raw_spin_lock(&n->@lock);
            while (n->value != 0)
                cpu_relax();
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
