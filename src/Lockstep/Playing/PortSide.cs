// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;
using Linux.Lockstep.Compiling;
using Linux.Stories;

namespace Linux.Lockstep.Playing;

/// <summary>The port, in this process.</summary>
/// <param name="image">The kernel that plays.</param>
/// <param name="name">How it is called.</param>
public sealed class PortSide(LoadedImage image, string name = "port") : ISide
{
    private IReadOnlyList<FunctionStart> _functions = [];

    /// <summary>The kernel that this program is linked with.</summary>
    public static PortSide Linked { get; } = new(LoadedImage.Linked);

    /// <summary>The same, where it was compiled so that an operation can be interrupted.</summary>
    /// <param name="sources">What it was compiled from, line by line.</param>
    /// <param name="program">What the C is.</param>
    public static PortSide LinkedWithPoints(SourceSet sources, CProgram program)
        => new(LoadedImage.Linked) { _functions = ComparedFunctions.Of(sources, [], program) };

    /// <summary>A changed kernel: with another HZ, or of another revision.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">The change.</param>
    public static PortSide Of(ImageBuilder builder, SourcePatch[] patches)
        => new(LoadedImage.Load(builder.Build(patches, ImageKind.Plain)));

    /// <summary>The same, compiled so that an operation can be interrupted.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">The change, or none.</param>
    /// <param name="program">What the C is.</param>
    public static PortSide WithPoints(ImageBuilder builder, SourcePatch[] patches, CProgram program)
        => new(LoadedImage.Load(builder.Build(patches, ImageKind.Explored)))
        {
            _functions = ComparedFunctions.Of(builder.Sources, patches, program),
        };

    /// <inheritdoc/>
    public string Name => name;

    /// <inheritdoc/>
    public string Play(string scenarios, int? textFrom = null)
        => Answer(image.Run(JsonSerializer.Serialize(Request(scenarios, textFrom, _functions))));

    /// <summary>What an image is asked.</summary>
    internal static ImageRequest Request(
        string scenarios, int? textFrom, IReadOnlyList<FunctionStart> functions) => new()
        {
            Lockstep = new LockstepRequest(scenarios, textFrom) { Functions = functions },
        };

    /// <summary>What it answered.</summary>
    internal static string Answer(string json)
        => JsonSerializer.Deserialize<ImageResponse>(json)?.Lockstep?.Output
            ?? throw new InvalidDataException("the image gave no answer to lockstep scenarios");
}
