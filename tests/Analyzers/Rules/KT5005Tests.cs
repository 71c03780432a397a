// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5005: An object is published without a release.</summary>
public class KT5005Tests
{
    [Fact]
    public void PublicationWithoutRelease_Triggers() => RuleTest.Check("""
        static void f(shared* s, node* n)
        {
            {|KT5005:WRITE_ONCE(&s->data, n)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PublicationWithoutRelease_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            WRITE_ONCE(&s->data, null);
        }
        """, RuleTest.AllStructs);
}
