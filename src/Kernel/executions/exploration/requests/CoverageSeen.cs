// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What a search has seen that no earlier one of the same process has.</summary>
public sealed record CoverageSeen
{
    /// <summary>Numbers of probes, in an image that has some.</summary>
    public int[] Probes { get; init; } = [];

    /// <summary>Source lines of ported code whose marked operations were carried out.</summary>
    public string[] Operations { get; init; } = [];

    /// <summary>Two such lines each: the second came after the first, on another CPU and on the same
    /// memory.</summary>
    public string[] Pairs { get; init; } = [];

    /// <summary>Whether there is anything.</summary>
    internal bool Any => Probes.Length + Operations.Length + Pairs.Length != 0;
}
