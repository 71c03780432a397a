// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT1004: The declared lock orders form a cycle.</summary>
public class KT1004Tests
{
    [Fact]
    public void OrderDeclarationCycle_Triggers() => RuleTest.Check("", RuleTest.AllStructs + """

        [LockOrder("node.lock", "other.lock", "tree.lock")]
        class one { }
        [{|KT1004:LockOrder("tree.lock", "node.lock")|}]
        class two { }
        """);

    [Fact]
    public void OrderDeclarationCycle_DoesNotTrigger() => RuleTest.Check("", RuleTest.AllStructs + """

        [LockOrder("node.lock", "other.lock")]
        class one { }
        [LockOrder("node.lock", "tree.lock")]
        [LockOrder("tree.lock", "other.lock")]
        class two { }
        """);
}
