// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>What C's operators compute.</summary>
internal static class Operators
{
    public static long Apply(string sign, long operand) => sign switch
    {
        "-" => -operand,
        "~" => ~operand,
        _ => operand == 0 ? 1 : 0,
    };

    /// <exception cref="LitmusException">A division by zero.</exception>
    public static long Apply(string sign, long a, long b, int line) => sign switch
    {
        "+" => a + b,
        "-" => a - b,
        "*" => a * b,
        "/" or "%" when b == 0 => throw new LitmusException(line, "division by zero"),
        "/" => a / b,
        "%" => a % b,
        "&" => a & b,
        "|" => a | b,
        "^" => a ^ b,
        "<<" => a << (int)b,
        ">>" => a >> (int)b,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        "&&" => a != 0 && b != 0 ? 1 : 0,
        "||" => a != 0 || b != 0 ? 1 : 0,
        _ => throw new LitmusException(line, $"'{sign}' is not an operator of an expression"),
    };
}
