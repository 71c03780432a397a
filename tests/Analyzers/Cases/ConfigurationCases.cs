// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>A constant of the configuration hides neither arm, however it is asked for.</summary>
public class ConfigurationCases
{
    private const string Options = """
        const bool CONFIG_64BIT = true;
        static bool IS_ENABLED(bool option) { return option; }
        static bool IS_BUILTIN(bool option) { return IS_ENABLED(option); }
        static bool has_broadcast() { return false; }

        """;

    private static void Check(string members) => RuleTest.Check(Options + members);

    [Fact]
    public void ArmThatIsOff_IsChecked_Triggers() => Check("""
        static void f(node* n)
        {
            if (!CONFIG_64BIT)
                {|KT3002:n->value|} = 1;
        }
        """);

    [Fact]
    public void ArmBehindACall_IsChecked_Triggers() => Check("""
        static void f(node* n)
        {
            if (IS_ENABLED(CONFIG_64BIT))
                return;
            {|KT3002:n->value|} = 1;
        }
        """);

    [Fact]
    public void ArmBehindTwoCallsAndAHint_IsChecked_Triggers() => Check("""
        static void f(node* n)
        {
            if (unlikely(!IS_BUILTIN(CONFIG_64BIT)))
                {|KT3002:n->value|} = 1;
        }
        """);

    [Fact]
    public void ArmBehindAStub_IsChecked_Triggers() => Check("""
        static void f(node* n)
        {
            if (has_broadcast())
                {|KT3002:n->value|} = 1;
        }
        """);

    [Fact]
    public void BothArmsThatKeepTheRule_DoNotTrigger() => Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            if (IS_ENABLED(CONFIG_64BIT))
                n->value = 1;
            else
                n->value = 2;
            raw_spin_unlock(&n->@lock);
        }
        """);

    [Fact]
    public void VariableThatHoldsAConstant_HidesItsArm_DoesNotTrigger() => Check("""
        static void f(node* n)
        {
            bool never = false;
            if (IS_ENABLED(never))
                n->value = 1;
        }
        """);

    [Fact]
    public void ResultOfACallThatLocks_IsBelieved_DoesNotTrigger() => Check("""
        [Acquires("n->lock")]
        static bool lock_node(node* n) { raw_spin_lock(&n->@lock); return true; }
        static void f(node* n)
        {
            if (!lock_node(n))
                return;
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """);
}
