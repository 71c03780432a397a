// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9006: A function is too complex to be checked.</summary>
public class KT9006Tests
{
    private const string Six = "node* a, node* b, node* c, node* d, node* e, node* f";

    private static string Locks(int count) => string.Concat(Enumerable.Range(0, count).Select(i =>
        $"if ({(char)('a' + i)} != null) raw_spin_lock_nested(&{(char)('a' + i)}->@lock, {i});\n"));

    [Fact]
    public void TooComplex_Triggers() => RuleTest.Check(
        "static void {|KT9006:wide|}(" + Six + ")\n{\n" + Locks(6) + "}", RuleTest.AllStructs);

    [Fact]
    public void TooComplex_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, node* b)
        {
            if (a != null) raw_spin_lock(&a->@lock);
            if (a != null) raw_spin_unlock(&a->@lock);
            if (b != null) raw_spin_lock(&b->@lock);
            if (b != null) raw_spin_unlock(&b->@lock);
        }
        """, RuleTest.AllStructs);
}
