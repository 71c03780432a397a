// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;
using Linux.Stories;

namespace Linux.Lockstep.Playing;

/// <summary>The port, in this process.</summary>
/// <param name="image">The kernel that plays.</param>
/// <param name="name">How it is called.</param>
public sealed class PortSide(LoadedImage image, string name = "port") : ISide
{
    /// <summary>The kernel that this program is linked with.</summary>
    public static PortSide Linked { get; } = new(LoadedImage.Linked);

    /// <summary>The same kernel with another HZ.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="hz">One of <see cref="KernelHz.All"/>.</param>
    public static PortSide WithHz(ImageBuilder builder, int hz)
        => new(LoadedImage.Load(builder.Build(KernelHz.Patches(hz), ImageKind.Plain)));

    /// <summary>The same kernel, compiled so that an operation can be interrupted.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="hz">One of <see cref="KernelHz.All"/>.</param>
    public static PortSide WithPoints(ImageBuilder builder, int hz)
        => new(LoadedImage.Load(builder.Build(KernelHz.Patches(hz), ImageKind.Explored)));

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Play(string scenarios, int? textFrom = null)
        => Answer(image.Run(JsonSerializer.Serialize(Request(scenarios, textFrom))));

    /// <summary>What an image is asked.</summary>
    internal static ImageRequest Request(string scenarios, int? textFrom) => new()
    {
        Lockstep = new LockstepRequest(scenarios, textFrom),
    };

    /// <summary>What it answered.</summary>
    internal static string Answer(string json)
        => JsonSerializer.Deserialize<ImageResponse>(json)?.Lockstep?.Output
            ?? throw new InvalidDataException("the image gave no answer to lockstep scenarios");
}
