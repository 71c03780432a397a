// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>A read-modify-write of the kernel's atomic operations, by its name.</summary>
/// <param name="New">The new value, of the old one and the operand.</param>
/// <param name="Result">What is returned, of the old and the new value; null if nothing is.</param>
/// <param name="HasOperand">Whether the first argument is an operand.</param>
/// <param name="Order">NoReturn for those that return nothing.</param>
internal sealed partial record Primitive(
    Func<long, long, long> New, Func<long, long, long>? Result, bool HasOperand, AccessOrder Order)
{
    /// <summary>The operation of that name; null if there is none.</summary>
    public static Primitive? Find(string name)
    {
        Match match = Pattern().Match(name);

        if (!match.Success)
            return null;

        string operation = match.Groups["operation"].Value;
        Func<long, long, long>? result = ResultOf(match);
        bool isOrdered = match.Groups["order"].Success;

        if (result == null && isOrdered)
            return null;
        return new Primitive(
            NewValue(operation), result, operation is not ("inc" or "dec"),
            result == null ? AccessOrder.NoReturn : OrderOf(match.Groups["order"].Value));
    }

    /// <summary>The order that a suffix asks for; without one a value-returning operation orders
    /// fully.</summary>
    public static AccessOrder OrderOf(string suffix) => suffix switch
    {
        "_relaxed" => AccessOrder.Relaxed,
        "_acquire" => AccessOrder.Acquire,
        "_release" => AccessOrder.Release,
        _ => AccessOrder.Full,
    };

    private static Func<long, long, long>? ResultOf(Match match)
    {
        if (match.Groups["fetch"].Success)
            return match.Groups["tail"].Success ? null : (old, _) => old;
        return match.Groups["tail"].Value switch
        {
            "_return" => (_, changed) => changed,
            "_and_test" => (_, changed) => changed == 0 ? 1 : 0,
            "_negative" => (_, changed) => changed < 0 ? 1 : 0,
            _ => null,
        };
    }

    private static Func<long, long, long> NewValue(string operation) => operation switch
    {
        "add" => (old, operand) => old + operand,
        "sub" => (old, operand) => old - operand,
        "inc" => (old, _) => old + 1,
        "dec" => (old, _) => old - 1,
        "and" => (old, operand) => old & operand,
        "andnot" => (old, operand) => old & ~operand,
        "or" => (old, operand) => old | operand,
        _ => (old, operand) => old ^ operand,
    };

    [GeneratedRegex(
        @"\Aatomic(64|_long)?_(?<fetch>fetch_)?(?<operation>add|sub|inc|dec|andnot|and|or|xor)"
        + @"(?<tail>_return|_and_test|_negative)?(?<order>_relaxed|_acquire|_release)?\z")]
    private static partial Regex Pattern();
}
