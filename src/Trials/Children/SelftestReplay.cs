// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>Runs one selftest on a kernel again.</summary>
public static class SelftestReplay
{
    /// <summary>Runs it.</summary>
    /// <param name="host">Path of the program's assembly.</param>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The test.</param>
    /// <param name="line">Told each line that it prints.</param>
    /// <returns>1 if it is not ok, 0 if it is.</returns>
    public static int Run(string host, ImagePlace kernel, string name, Action<string> line)
    {
        var bad = false;
        var died = ProgramChild.Run(host, new(kernel, ["selftest", name]), text =>
        {
            bad |= text.StartsWith("not ok", StringComparison.Ordinal);
            line(text);
        }, CancellationToken.None);
        if (died is not null)
            line(died);
        return bad || died is not null ? 1 : 0;
    }
}
