// SPDX-License-Identifier: GPL-2.0-only
#if COVER
namespace Linux.Executions;

/// <summary>
/// What an image that counts statements and conditions calls at each. Boot and set-up count as
/// well:
/// what a probe tells is that something was run at all.
/// </summary>
internal static class Probes
{
    private static readonly byte[] s_hit = new byte[ProbeTable.Count];

    /// <summary>A statement comes.</summary>
    public static void __at(int probe) => s_hit[probe] = 1;

    /// <summary>A condition is <paramref name="holds"/>.</summary>
    public static bool __if(int probe, bool holds)
    {
        s_hit[holds ? probe : probe + 1] = 1;
        return holds;
    }

    /// <summary>Whether that probe was met in this process.</summary>
    public static bool Has(int probe) => s_hit[probe] != 0;
}
#endif
