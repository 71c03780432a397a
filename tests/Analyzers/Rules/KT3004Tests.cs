// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3004: A callback runs under a lock that it may take.</summary>
public class KT3004Tests
{
    [Fact]
    public void CallbackUnderLock_Triggers() => RuleTest.Check("""
        static void taker(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        static void setup(callbacks* c) { c->fn = &taker; }
        static void g(callbacks* c, node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT3004:c->fn(n)|};
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CallbackUnderLock_DoesNotTrigger() => RuleTest.Check("""
        static void quiet(node* n) { }
        static void setup(callbacks* c) { c->fn = &quiet; }
        static void f(callbacks* c, node* n)
        {
            raw_spin_lock(&n->@lock);
            c->fn(n);
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CallbackFromElsewhere_UnderWhatThisAssemblyTakes_Triggers() => RuleTest.Check("""
        [RegistersCallback("c", "fn")]
        public static void register(callbacks* c, delegate*<node*, void> fn) { c->fn = fn; }
        public static void touch(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        static void run(callbacks* c, node* n, other* o)
        {
            raw_spin_lock(&n->@lock);
            {|KT3004:c->fn(n)|};
            raw_spin_unlock(&n->@lock);
            raw_spin_lock(&o->@lock);
            c->fn(n);
            raw_spin_unlock(&o->@lock);
        }
        """, RuleTest.AllStructs);
}
