// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Canonical;

/// <summary>
/// One spelling for types that C and C# write differently: <c>unsigned int</c>, <c>u32</c>.
/// </summary>
public static class TypeNames
{
    private static readonly Dictionary<string, string> Names = new()
    {
        ["unsigned"] = "uint",
        ["unsigned int"] = "uint",
        ["int unsigned"] = "uint",
        ["signed"] = "int",
        ["signed int"] = "int",
        ["unsigned long"] = "ulong",
        ["long unsigned int"] = "ulong",
        ["unsigned long int"] = "ulong",
        ["long int"] = "long",
        ["long long"] = "long",
        ["long long int"] = "long",
        ["unsigned long long"] = "ulong",
        ["unsigned long long int"] = "ulong",
        ["unsigned short"] = "ushort",
        ["unsigned char"] = "byte",
        ["signed char"] = "sbyte",
        ["char"] = "byte",
        ["_Bool"] = "bool",
        ["u8"] = "byte",
        ["u16"] = "ushort",
        ["u32"] = "uint",
        ["u64"] = "ulong",
        ["s8"] = "sbyte",
        ["s16"] = "short",
        ["s32"] = "int",
        ["s64"] = "long",
        ["__u8"] = "byte",
        ["__u16"] = "ushort",
        ["__u32"] = "uint",
        ["__u64"] = "ulong",
        ["__s32"] = "int",
        ["__s64"] = "long",
        ["cpumask_var_t"] = "cpumask*",
        ["ktime_t"] = "long",
        ["int64_t"] = "long",
        ["uint64_t"] = "ulong",
        ["int32_t"] = "int",
        ["uint32_t"] = "uint",
        ["uint16_t"] = "ushort",
        ["uint8_t"] = "byte",
        ["size_t"] = "ulong",
        ["nuint"] = "ulong",
        ["nint"] = "long",
        ["ssize_t"] = "long",
        ["loff_t"] = "long",
    };

    /// <summary>The one spelling of a type's name.</summary>
    public static string Canonical(string name) => Names.GetValueOrDefault(name, name);

    /// <summary>The one spelling of a type with its pointers; constant text is a string.</summary>
    public static string Canonical(string name, int stars, bool constant)
    {
        if (name == "char" && stars == 1 && constant)
            return "string";
        return Canonical(name) + new string('*', stars);
    }
}
