// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Litmus;

/// <summary>Writes expressions as C#, each of type long.</summary>
internal sealed partial class ExpressionText(Func<string, string?> location)
{
    private static readonly string[] s_same =
        ["smp_mb", "smp_rmb", "smp_wmb", "smp_mb__before_atomic", "smp_mb__after_atomic",
            "smp_mb__after_spinlock", "smp_mb__after_unlock_lock", "rcu_read_lock",
            "rcu_read_unlock"];

    /// <summary>The name of a register.</summary>
    public string Register(string name, int line)
        => location(name) == null ? $"r_{name}"
            : throw new LitmusException(line, $"'{name}' is the address of a location");

    /// <summary>An expression for its value.</summary>
    public string Of(Expression expression) => expression switch
    {
        Literal literal => $"{literal.Value}L",
        Name name => location(name.Text) ?? $"r_{name.Text}",
        Dereference dereference => $"((Word*)({Of(dereference.Address)}))->v",
        Unary { Operator: "!" } unary => $"({Of(unary.Operand)} == 0 ? 1L : 0L)",
        Unary unary => $"({unary.Operator}({Of(unary.Operand)}))",
        Binary binary => OfBinary(binary),
        Conditional choice
            => $"({Of(choice.Test)} != 0 ? {Of(choice.Then)} : {Of(choice.Else)})",
        AssignedName assigned
            => $"({Register(assigned.Register, assigned.Line)} = {Of(assigned.Value)})",
        Call call => Value(call) ?? throw Unknown(call),
        _ => throw new LitmusException(expression.Line, "an expression that is not known here"),
    };

    /// <summary>An expression as a statement, without what ends it.</summary>
    public string Effect(Expression expression)
        => expression is Call call && Void(call) is { } text ? text : $"_ = {Of(expression)}";

    private string OfBinary(Binary binary)
    {
        string left = Of(binary.Left), right = Of(binary.Right);

        return binary.Operator switch
        {
            "&&" or "||" => $"({left} != 0 {binary.Operator} {right} != 0 ? 1L : 0L)",
            "==" or "!=" or "<" or ">" or "<=" or ">="
                => $"({left} {binary.Operator} {right} ? 1L : 0L)",
            "<<" or ">>" => $"({left} {binary.Operator} (int)({right}))",
            _ => $"({left} {binary.Operator} {right})",
        };
    }

    private string? Void(Call call)
    {
        string At(string type) => $"({type}*)({Of(Argument(call, 0))})";
        string Second() => Of(Argument(call, 1));

        switch (Atomic64(call.Function))
        {
            case "barrier" or "smp_read_barrier_depends":
                return "";
            case "WRITE_ONCE":
                return $"WRITE_ONCE({At("long")}, {Second()})";
            case "smp_store_release" or "rcu_assign_pointer":
                return $"smp_store_release({At("long")}, {Second()})";
            case "smp_store_mb":
                return $"smp_store_mb({At("long")}, {Second()})";
            case "atomic64_set" or "atomic64_set_release":
                return $"{Atomic64(call.Function)}({At("atomic64_t")}, {Second()})";
            case "spin_lock" or "spin_unlock" or "raw_spin_lock" or "raw_spin_unlock":
                return $"{Raw(call.Function)}({At("raw_spinlock_t")})";
        }
        if (s_same.Contains(call.Function))
            return $"{call.Function}()";
        return Primitive.Find(call.Function) is { Result: null } primitive
            ? Modify(call, primitive) : null;
    }

    private string? Value(Call call)
    {
        string At(string type) => $"({type}*)({Of(Argument(call, 0))})";
        string function = Atomic64(call.Function);
        string plain = Suffix().Replace(function, "");

        switch (plain)
        {
            case "READ_ONCE" or "rcu_dereference" or "rcu_dereference_raw" or "rcu_access_pointer"
                or "rcu_dereference_check" or "lockless_dereference":
                return $"READ_ONCE({At("long")})";
            case "smp_load":
                return $"smp_load_acquire({At("long")})";
            case "atomic64_read":
                return $"{function}({At("atomic64_t")})";
            case "spin_trylock" or "raw_spin_trylock" or "spin_is_locked" or "raw_spin_is_locked":
                return $"({Raw(function)}({At("raw_spinlock_t")}) ? 1L : 0L)";
            case "xchg":
                return $"{function}({At("long")}, {Of(Argument(call, 1))})";
            case "cmpxchg":
                return $"{function}({At("long")}, {Of(Argument(call, 1))}, "
                    + $"{Of(Argument(call, 2))})";
            case "atomic64_xchg":
                return $"{function}({At("atomic64_t")}, {Of(Argument(call, 1))})";
            case "atomic64_cmpxchg":
                return $"{function}({At("atomic64_t")}, {Of(Argument(call, 1))}, "
                    + $"{Of(Argument(call, 2))})";
            case "atomic64_add_unless":
                return $"({function}({At("atomic64_t")}, {Of(Argument(call, 1))}, "
                    + $"{Of(Argument(call, 2))}) ? 1L : 0L)";
            case "atomic64_inc_not_zero":
                return $"({function}({At("atomic64_t")}) ? 1L : 0L)";
            case "atomic64_try_cmpxchg" when Argument(call, 1) is Name old:
                return $"({function}({At("atomic64_t")}, &{Register(old.Text, old.Line)}, "
                    + $"{Of(Argument(call, 2))}) ? 1L : 0L)";
            case "try_cmpxchg" when Argument(call, 1) is Name old:
                return $"({function}({At("long")}, &{Register(old.Text, old.Line)}, "
                    + $"{Of(Argument(call, 2))}) ? 1L : 0L)";
        }
        return Primitive.Find(call.Function) is { Result: not null } primitive
            ? Modify(call, primitive) : null;
    }

    private string Modify(Call call, Primitive primitive)
    {
        string function = Atomic64(call.Function);
        string text = primitive.HasOperand
            ? $"{function}({Of(Argument(call, 0))}, (atomic64_t*)({Of(Argument(call, 1))}))"
            : $"{function}((atomic64_t*)({Of(Argument(call, 0))}))";
        bool isTruth = function.EndsWith("_and_test", StringComparison.Ordinal)
            || function.Contains("_negative", StringComparison.Ordinal);

        return isTruth ? $"({text} ? 1L : 0L)" : text;
    }

    /// <summary>What READ_ONCE() and its like are given is what an address points to.</summary>
    private static Expression Argument(Call call, int at)
    {
        Expression argument = call.Arguments.ElementAtOrDefault(at) ?? throw Unknown(call);
        bool isLvalue = at == 0 && !call.Function.Contains("atomic", StringComparison.Ordinal)
            && argument is Dereference && !Pointers().IsMatch(call.Function);

        return isLvalue ? ((Dereference)argument).Address : argument;
    }

    private static string Atomic64(string function)
        => AtomicPrefix().Replace(function, "atomic64_");

    private static string Raw(string function)
        => function.StartsWith("raw_", StringComparison.Ordinal) ? function : "raw_" + function;

    private static LitmusException Unknown(Call call)
        => new(call.Line, $"'{call.Function}' is a call that --compiled does not know");

    [GeneratedRegex(@"\Aatomic(64|_long)?_")]
    private static partial Regex AtomicPrefix();

    [GeneratedRegex(@"_(relaxed|acquire|release)\z")]
    private static partial Regex Suffix();

    [GeneratedRegex(@"\A(smp_load|smp_store_release|(raw_)?spin_|xchg|cmpxchg|try_cmpxchg)")]
    private static partial Regex Pointers();
}
