// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>A search of many scenarios at once.</summary>
/// <param name="Scenarios">Their names, at least one.</param>
/// <param name="Budget">How long it takes, compiling not counted.</param>
/// <param name="Seed">Seed of the first run of each.</param>
public sealed record CampaignRequest(
    IReadOnlyList<string> Scenarios, TimeSpan Budget, ulong Seed)
{
    /// <summary>Processes that search.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>
    /// Longest part of the budget that is spent on one scenario before another is chosen, ms.
    /// </summary>
    public long SliceMilliseconds { get; init; } = 2000;

    /// <summary>What the image is compiled for.</summary>
    public ImageKind Kind { get; init; } = ImageKind.Explored;
}
