// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Translation.Port;
using Linux.Translation.Types;

namespace Linux.Translation.Apply;

/// <summary>Writes the length of an array that is a field.</summary>
internal static class ArrayLength
{
    /// <summary>The length as it is said outside of Kernel.</summary>
    /// <exception cref="Refusal">It is no constant above 0.</exception>
    public static string Of(Value value, PortNames names)
    {
        if (value.Constant is null || value.Constant <= 0)
            throw new Refusal($"the length `{value.Code}` of an array is no constant above 0");
        var code = Regex.Replace(value.Code, @"(?<![\w.])[A-Za-z_]\w*", m =>
            names.Variable(m.Value)?.ContainingType?.Name is { } owner
                ? $"{owner}.{m.Value}" : m.Value);
        return Integers.Shape(value.Type) is (4, true) ? code : $"(int)({code})";
    }

    /// <summary>The same without casts and the name of Kernel, to compare two.</summary>
    public static string Plain(string code) =>
        Regex.Replace(code, @"\(int\)|\bKernel\.|[\s()]", "");
}
