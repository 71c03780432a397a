// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Mutants that no rule reports, each with the page that says why.</summary>
internal static class MissedMutants
{
    public static readonly Dictionary<string, string> Reasons = new()
    {
        ["walk reads the parent link plainly twice"] =
            "KT5002: the link is read plainly elsewhere on purpose, so it is marked for stores "
                + "alone.",
        ["cpu_prepare stores wakeup plainly before publication"] =
            "KT5001: after the lock was initialised nobody else knows the object.",
    };
}
