// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Lockstep.Playing;

/// <summary>The port with a change, in a process of its own: a change may do anything.</summary>
/// <param name="builder">Makes the image.</param>
/// <param name="patches">The change.</param>
public sealed class ChangedPortSide(ImageBuilder builder, SourcePatch[] patches) : ISide
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(5);

    /// <inheritdoc/>
    public string Name => "changed port";

    /// <inheritdoc/>
    public string Play(string scenarios, int? textFrom = null)
    {
        JsonNode request = JsonSerializer.SerializeToNode(PortSide.Request(scenarios, textFrom))!;

        try
        {
            return PortSide.Answer(
                ImageProcess.Run(builder, new ImageJob(patches, false, request), s_longest).ToJsonString());
        }
        catch (ImageException failure) when (!failure.Message.Contains("does not compile"))
        {
            return $"crashed {failure.Message}\n";
        }
    }
}
