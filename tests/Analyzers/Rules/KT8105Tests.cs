// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8105: An object is freed while a list has it.</summary>
public class KT8105Tests
{
    [Fact]
    public void FreedWhileListed_Triggers() => RuleTest.Check("""
        static void wrong(record* r, bool failed)
        {
            list_add(&r->link);
            if (failed)
                {|KT8105:kfree(r)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void FreedWhileListed_DoesNotTrigger() => RuleTest.Check("""
        static void right(record* r, bool failed)
        {
            list_add(&r->link);
            if (!failed)
                return;
            list_del(&r->link);
            kfree(r);
        }
        """, RuleTest.AllStructs);
}
