// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Arrays of locks: one element with an index that varies, and all of them.</summary>
public class LockArrayCases
{
    internal const string Structs = """
        public unsafe struct cell
        {
            [LockClass("cell.lock", SameClass = SameClass.AscendingIndex)]
            public raw_spinlock_t @lock;
            [GuardedBy("lock")] public int value;
        }
        public unsafe struct rows
        {
            [LockClass("rows.all", SameClass = SameClass.AscendingIndex)]
            public raw_spinlock_t* all;
            public cell* cells;
        }
        public static partial class Kernel
        {
            [LockClass("per_cpu", SameClass = SameClass.AscendingIndex)]
            public static raw_spinlock_t s_lock;
            [Primitive] public static int nr_cpus() => 4;
        }
        """;

    private static void Check(string members) =>
        RuleTest.Check(members, RuleTest.Structs + Structs);

    [Fact]
    public void OneElement_DoesNotTrigger() => Check("""
        static void f(rows* r, int i)
        {
            raw_spin_lock_nested(&r->all[i], i);
            raw_spin_unlock(&r->all[i]);
            raw_spin_lock(&r->cells[i].@lock);
            r->cells[i].value = 1;
            raw_spin_unlock(&r->cells[i].@lock);
        }
        """);

    [Fact]
    public void OneElement_AnotherReleased_Triggers() => Check("""
        static void f(rows* r, int i)
        {
            raw_spin_lock_nested(&r->all[i], i);
            i++;
            {|KT2001:raw_spin_unlock(&r->all[i])|};
        {|KT2002:}|}
        """);

    [Fact]
    public void EachElementInTurn_DoesNotTrigger() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
            {
                raw_spin_lock(&r->cells[i].@lock);
                r->cells[i].value++;
                raw_spin_unlock(&r->cells[i].@lock);
            }
        }
        """);

    [Fact]
    public void EachElementInTurn_ContinueKeepsOne_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
            {
                {|KT2004+KT1003:raw_spin_lock(&r->cells[i].@lock)|};
                if (r->cells[i].value == 0)
                    continue;
                r->cells[i].value++;
                raw_spin_unlock(&r->cells[i].@lock);
            }
        }
        """);

    [Fact]
    public void AllElements_DoesNotTrigger() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
        }
        static void g(rows* r, int n)
        {
            int i;
            for (i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            for (i = n - 1; i >= 0; i--)
                raw_spin_unlock(&r->all[i]);
        }
        """);

    [Fact]
    public void AllElements_GuardedDataInside_DoesNotTrigger() => Check("""
        static void f(rows* r, int n, int k)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->cells[i].@lock, i);
            r->cells[k].value = 1;
            r->cells[0].value = 1;
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->cells[i].@lock);
        }
        """);

    [Fact]
    public void AllElements_NeverReleased_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
        {|KT2002:}|}
        """);

    [Fact]
    public void AllElements_OneTakenTwice_Triggers() => Check("""
        static void f(rows* r, int n, int k)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            {|KT2003:raw_spin_lock_nested(&r->all[k], 1)|};
            raw_spin_unlock(&r->all[k]);
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
        }
        """);

    [Fact]
    public void AllElements_OnlyOneReleased_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            raw_spin_unlock(&r->all[0]);
        {|KT2002:}|}
        """);

    [Fact]
    public void AllElements_ReleasedButNeverTaken_Triggers() => Check("""
        static void f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                {|KT2001:raw_spin_unlock(&r->all[i])|};
        }
        """);

    [Fact]
    public void AllElements_EarlyReturn_Triggers() => Check("""
        static int f(rows* r, int n)
        {
            for (int i = 0; i < n; i++)
                raw_spin_lock_nested(&r->all[i], i);
            if (coin())
                {|KT2002:return 1;|}
            for (int i = 0; i < n; i++)
                raw_spin_unlock(&r->all[i]);
            return 0;
        }
        """);
}
