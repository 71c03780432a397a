// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical.Rules;

/// <summary>
/// Macros that take a variable by name are methods that take its address:
/// <c>READ_ONCE(x->f)</c> and <c>READ_ONCE(&amp;x->f)</c>. The C side gets the <c>&amp;</c>,
/// so a C# line that lacks it differs.
/// </summary>
internal sealed class LvalueArguments : IFoldingRule
{
    private const int AllOfThem = int.MaxValue;

    private static readonly Dictionary<string, int> Macros = new()
    {
        ["READ_ONCE"] = 0,
        ["WRITE_ONCE"] = 0,
        ["data_race"] = 0,
        ["per_cpu"] = 0,
        ["this_cpu_read"] = 0,
        ["this_cpu_write"] = 0,
        ["this_cpu_inc"] = 0,
        ["this_cpu_dec"] = 0,
        ["this_cpu_add"] = 0,
        ["this_cpu_or"] = 0,
        ["this_cpu_and"] = 0,
        ["__this_cpu_read"] = 0,
        ["__this_cpu_write"] = 0,
        ["__this_cpu_inc"] = 0,
        ["__this_cpu_dec"] = 0,
        ["__this_cpu_add"] = 0,
        ["__this_cpu_or"] = 0,
        ["__this_cpu_and"] = 0,
        ["raw_cpu_read"] = 0,
        ["raw_cpu_write"] = 0,
        ["get_cpu_var"] = 0,
        ["put_cpu_var"] = 0,
        ["this_cpu_xchg"] = 0,
        ["this_cpu_cmpxchg"] = 0,
        ["local_irq_save"] = 0,
        ["raw_local_irq_save"] = 0,
        ["raw_spin_lock_irqsave"] = 1,
        ["spin_lock_irqsave"] = 1,
        ["xchg"] = -1,
        ["swap"] = AllOfThem,
        ["do_div"] = 0,
        ["rcu_assign_pointer"] = 0,
        ["RCU_INIT_POINTER"] = 0,
        ["rcu_dereference"] = 0,
        ["rcu_dereference_all_check"] = 0,
        ["for_each_active_base"] = 2,
    };

    public string Name => "lvalue arguments";

    public Node Fold(Node node, Side side, Scope scope)
    {
        if (side != Side.C || node.CalleeName is not { } name ||
            !Macros.TryGetValue(name, out var at))
            return node;
        if (at == AllOfThem)
            return node.With([node.Kids[0], .. node.Kids[1..].Select(Take)]);
        return at >= 0 && at + 1 < node.Kids.Length ? node.With(at + 1, Take(node.Kids[at + 1]))
            : node;
    }

    private static Node Take(Node operand) => operand.Kind switch
    {
        "index" => Node.Binary("+", operand.Kids[0], operand.Kids[1]),
        "deref" => operand.Kids[0],
        _ => Node.Address(operand),
    };
}
