// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2008: A lock is copied.</summary>
public class KT2008Tests
{
    [Fact]
    public void LockCopied_IntoAnotherObject_Triggers() => RuleTest.Check("""
        static void f(sleeper* a, sleeper* b) { *a = {|KT2008:*b|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void LockCopied_DoesNotTrigger() => RuleTest.Check("""
        static void f(sleeper* a, sleeper* b) { a->value = b->value; *a = default; }
        """, RuleTest.AllStructs);
}
