// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9002: An annotation contradicts the body.</summary>
public class KT9002Tests
{
    [Fact]
    public void AnnotationContradictsBody_Triggers() => RuleTest.Check("""
        [Releases("n->lock")]
        static void f(node* n)
        {
            n->value = 1;
        {|KT9002:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void AnnotationContradictsBody_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("n->lock", When = Result.True)]
        static bool f(node* n) => raw_spin_trylock(&n->@lock);
        """, RuleTest.AllStructs);
}
