// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// The finding FIRST-GROUP: without memory for a CPU's first group, tmigr_setup_groups() warns, reports
/// -EINVAL in place of -ENOMEM, and does not free its array of groups.
/// </summary>
public static class FirstGroup
{
    /// <summary>Its name in docs/findings.md.</summary>
    public const string Name = "FIRST-GROUP";

    /// <summary>Whether a failure to bring a CPU up is this one.</summary>
    /// <param name="error">What cpu_up() returned, a negative errno.</param>
    /// <param name="warnings">Every warning that it gave.</param>
    public static bool HadNoMemory(int error, IReadOnlyList<Warning> warnings)
        => error == -EINVAL && warnings.Count == 1
            && warnings[0].File.EndsWith("timer_migration.c.cs", StringComparison.Ordinal)
            && warnings[0].Text.Contains("tmigr_hierarchy_levels", StringComparison.Ordinal);
}
