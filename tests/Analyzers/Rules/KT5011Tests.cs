// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5011: A word of bits is changed plainly.</summary>
public class KT5011Tests
{
    [Fact]
    public void PlainBits_Triggers() => RuleTest.Check("""
        static void elsewhere(record* r) { set_bit(3, &r->bits); }
        static void wrong(record* r)
        {
            {|KT5011:r->bits |= 1|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PlainBits_DoesNotTrigger() => RuleTest.Check("""
        static void elsewhere(record* r) { set_bit(3, &r->bits); }
        static void right(record* r)
        {
            set_bit(0, &r->bits);
        }
        """, RuleTest.AllStructs);
}
