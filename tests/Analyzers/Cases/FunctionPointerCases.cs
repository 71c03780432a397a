// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Cases 25 and 26: contracts of function pointers, and paths that do not return.</summary>
public class FunctionPointerCases
{
    private const string Table = RuleTest.Structs + """

        [Acquires("n->lock")] public unsafe delegate void take_f(node* n);
        [Releases("n->lock")] public unsafe delegate void give_f(node* n);
        [MustHold("n->lock")] public unsafe delegate void use_f(node* n);
        public unsafe struct table
        {
            [Contract(typeof(take_f))] public delegate*<node*, void> take;
            [Contract(typeof(give_f))] public delegate*<node*, void> give;
            [Contract(typeof(use_f))] public delegate*<node*, void> use;
        }
        """;

    [Fact]
    public void CalledByContract_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("x->lock")] static void my_take(node* x) { raw_spin_lock(&x->@lock); }
        [Releases("x->lock")] static void my_give(node* x) { raw_spin_unlock(&x->@lock); }
        [MustHold("x->lock")] static void my_use(node* x) { x->value = 1; }
        static void setup(table* t)
        {
            t->take = &my_take;
            t->give = &my_give;
            t->use = &my_use;
        }
        static void f(table* t, node* n)
        {
            t->take(n);
            t->use(n);
            t->give(n);
        }
        """, Table);

    [Fact]
    public void CalledAgainstContract_Triggers() => RuleTest.Check("""
        static void f(table* t, node* n)
        {
            {|KT3001:t->use(n)|};
            {|KT2001:t->give(n)|};
        }
        static void g(table* t, node* n)
        {
            t->take(n);
        {|KT2002:}|}
        """, Table);

    [Fact]
    public void UnlikeFunctionStored_Triggers() => RuleTest.Check("""
        [MustHold("x->lock")] static void needs(node* x) { x->value = 1; }
        static void nothing(node* x) { }
        static void setup(table* t)
        {
            {|KT3005:t->take = &nothing|};
            {|KT3005:t->give = &needs|};
            t->use = &nothing;
            {|KT3005:t->take = &needs|};
        }
        """, Table);

    [Fact]
    public void PathThatDoesNotReturn_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            if (a->value != 0)
                panic();
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void PathThatReturnsAfterAll_Triggers() => RuleTest.Check("""
        static void f(node* a)
        {
            raw_spin_lock(&a->@lock);
            if (a->value != 0)
                {|KT2002:return|};
            raw_spin_unlock(&a->@lock);
        }
        """);

    [Fact]
    public void CallbackParameterIsResolvedAtTheCaller_Triggers() => RuleTest.Check("""
        [MustHold("n->lock")] static void needs(node* n) { n->value = 1; }
        static void nothing(node* n) { }
        static void walk(delegate*<node*, void> up, node* n) { up(n); }
        static void good(node* n)
        {
            walk(&nothing, n);
            raw_spin_lock(&n->@lock);
            walk(&needs, n);
            raw_spin_unlock(&n->@lock);
        }
        static void bad(node* n) { {|KT3001:walk(&needs, n)|}; }
        """);
}
