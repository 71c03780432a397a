// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>The kinds of images.</summary>
public static class ImageKinds
{
    /// <summary>What a search needs.</summary>
    public static ImageKind For(SearchRequest request)
        => Of(request.NeedsRecords, request.Memory);

    /// <summary>What a replay needs.</summary>
    public static ImageKind For(ReplayRequest request) => Of(request.Races, request.Memory);

    private static ImageKind Of(bool records, MemoryModel memory)
        => records ? ImageKind.Recorded : memory == MemoryModel.Lkmm ? ImageKind.Weak
            : ImageKind.Explored;
}
