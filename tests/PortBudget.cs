// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests;

/// <summary>
/// How much a bounded search, soak, fuzz or mutation run may take: the environment variable PORT_BUDGET is
/// "ci" or "full", and "ci" if it is not set.
/// </summary>
internal static class PortBudget
{
    /// <summary>Whether the runs are made with which the figures in docs/ were measured.</summary>
    /// <exception cref="InvalidOperationException">PORT_BUDGET is neither.</exception>
    public static bool IsFull => Environment.GetEnvironmentVariable("PORT_BUDGET") switch
    {
        "full" => true,
        null or "" or "ci" => false,
        { } other => throw new InvalidOperationException($"PORT_BUDGET is ci or full, not {other}"),
    };
}
