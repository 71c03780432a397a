// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;

namespace Linux;

/// <summary>What TP_printk may call.</summary>
public static unsafe partial class Kernel
{
    /// <summary>Appends a kernel format; the generator checks it against its arguments.</summary>
    public static void trace_event_printf(
        StringBuilder s, string format, params ReadOnlySpan<FormatArgument> arguments) =>
        KernelFormat.Append(s, format, arguments);

    /// <summary>The name of a value, or the value in hexadecimal.</summary>
    public static string __print_symbolic(
        long value, params ReadOnlySpan<(long Value, string Name)> names)
    {
        foreach (var (known, name) in names)
        {
            if (known == value)
            {
                return name;
            }
        }

        return KernelFormat.Format("0x%lx", value);
    }

    /// <summary>The name of an enum's value, or the value in hexadecimal.</summary>
    public static string __print_symbolic<T>(
        T value, params ReadOnlySpan<(T Value, string Name)> names)
        where T : unmanaged, Enum
    {
        foreach (var (known, name) in names)
        {
            if (known.Equals(value))
            {
                return name;
            }
        }

        return KernelFormat.Format("0x%lx", Convert.ToInt64(value, null));
    }

    /// <summary>The names of the bits that are set, and the bits that have none.</summary>
    public static string __print_flags(
        ulong flags, string delimiter, params ReadOnlySpan<(ulong Mask, string Name)> names)
    {
        var output = new StringBuilder();
        foreach (var (mask, name) in names)
        {
            if (flags == 0 || (flags & mask) != mask)
            {
                continue;
            }

            flags &= ~mask;
            output.Append(output.Length > 0 ? delimiter : "").Append(name);
        }

        if (flags != 0)
        {
            output.Append(output.Length > 0 ? delimiter : "")
                .Append(KernelFormat.Format("0x%lx", flags));
        }

        return output.ToString();
    }
}
