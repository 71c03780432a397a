// SPDX-License-Identifier: GPL-2.0-only
using Linux.Port;

namespace Linux.Tests.Port;

/// <summary>The command line, called within this process.</summary>
internal static class PortCall
{
    private static readonly object s_console = new();

    /// <summary>The exit status, and what was written.</summary>
    public static (int Status, string Output, string Errors) Run(params string[] words)
    {
        // The console belongs to the whole process.
        lock (s_console)
        {
            (TextWriter output, TextWriter errors) = (Console.Out, Console.Error);
            using var written = new StringWriter();
            using var told = new StringWriter();

            try
            {
                Console.SetOut(written);
                Console.SetError(told);
                int status = CommandLine.Run(PortCommands.Create(), words);

                return (status, written.ToString(), told.ToString());
            }
            finally
            {
                Console.SetOut(output);
                Console.SetError(errors);
            }
        }
    }
}
