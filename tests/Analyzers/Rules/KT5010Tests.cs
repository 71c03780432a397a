// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5010: The end of a sequence read is ignored.</summary>
public class KT5010Tests
{
    [Fact]
    public void RetryIgnored_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            uint start = read_seqcount_begin(&s->sequence);
            {|KT5010:read_seqcount_retry(&s->sequence, start)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void RetryIgnored_DoesNotTrigger() => RuleTest.Check("""
        static bool f(shared* s)
        {
            uint start = read_seqcount_begin(&s->sequence);
            return !read_seqcount_retry(&s->sequence, start);
        }
        """, RuleTest.AllStructs);
}
