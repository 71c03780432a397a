// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT7004: A list that RCU readers walk is changed plainly.</summary>
public class KT7004Tests
{
    [Fact]
    public void PlainOnRcuList_Triggers() => RuleTest.Check("""
        static void add(record* r) { list_add_rcu(&r->link); }
        static void wrong(record* r)
        {
            {|KT7004:list_del(&r->link)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PlainOnRcuList_DoesNotTrigger() => RuleTest.Check("""
        static void add(record* r) { list_add_rcu(&r->link); }
        static void right(record* r)
        {
            list_del_rcu(&r->link);
        }
        """, RuleTest.AllStructs);
}
