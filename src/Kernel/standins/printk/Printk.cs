// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    private static MachineLog CurrentLog => ThisCpu.machine!.Log;

    /// <summary>Prints a format that may carry its level in front.</summary>
    internal static void vprintk(string fmt, ReadOnlySpan<FormatArgument> args)
    {
        var level = MachineLog.Default;
        if (fmt.Length >= 2 && fmt[0] == KERN_SOH[0])
        {
            var letter = fmt[1];
            fmt = fmt[2..];
            if (letter == 'c')
            {
                CurrentLog.Continue(
                    printk_time(), printk_cpu(), KernelFormat.Format(fmt, args));
                return;
            }

            level = letter - '0';
        }

        vprintk_emit(level, fmt, args);
    }

    internal static void vprintk_emit(int level, string fmt, ReadOnlySpan<FormatArgument> args)
    {
        CurrentLog.Write(level, printk_time(), printk_cpu(), KernelFormat.Format(fmt, args));
    }

    /// <summary>Writes a record that counts as a warning of the machine.</summary>
    internal static void vprintk_warning(string fmt, params ReadOnlySpan<FormatArgument> args)
    {
        CurrentLog.Write(
            LOGLEVEL_WARNING, printk_time(), printk_cpu(), KernelFormat.Format(fmt, args), true);
    }

    internal static bool printk_first_time(string key) => CurrentLog.FirstTime(key);

    internal static bool pr_debug_enabled() => CurrentLog.DebugMessages;

    private static long printk_time() => ThisCpu.machine!.Execution.Now();

    private static int printk_cpu() => raw_smp_processor_id();
}
