// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT6004: An ordered access has no partner.</summary>
public class KT6004Tests
{
    [Fact]
    public void NoPartner_Triggers() => RuleTest.Check("""
        static void publish(record* r)
        {
            r->value = 1;
            store_release(&r->ready, 1);
        }
        {|KT6004:static int wrong(record* r) => READ_ONCE(&r->ready) == 1 ? r->value : 0|};
        """, RuleTest.AllStructs);

    [Fact]
    public void NoPartner_DoesNotTrigger() => RuleTest.Check("""
        static void publish(record* r)
        {
            r->value = 1;
            store_release(&r->ready, 1);
        }
        static int right(record* r) => load_acquire(&r->ready) == 1 ? r->value : 0;
        """, RuleTest.AllStructs);
}
