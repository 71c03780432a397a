// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;
using Linux.Stories;

namespace Linux.Lockstep.Playing;

/// <summary>The port with a change, in a process of its own: a change may do anything.</summary>
public sealed class ChangedPortSide : ISide
{
    private static readonly TimeSpan s_longest = TimeSpan.FromMinutes(2);
    private readonly ImageBuilder _builder;
    private readonly SourcePatch[] _patches;
    private readonly bool _interrupts;
    private readonly IReadOnlyList<FunctionStart> _functions;

    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">The change.</param>
    /// <param name="group">Whose scenarios it plays.</param>
    public ChangedPortSide(ImageBuilder builder, SourcePatch[] patches, FileGroup group)
    {
        _builder = builder;
        _patches = patches;
        _interrupts = group.Interrupts();
        _functions = _interrupts
            ? ComparedFunctions.Of(builder.Sources, patches, group.Program()) : [];
    }

    /// <inheritdoc/>
    public string Name => "changed port";

    /// <inheritdoc/>
    public string Play(string scenarios, int? textFrom = null)
    {
        JsonNode request = JsonSerializer.SerializeToNode(
            PortSide.Request(scenarios, textFrom, _functions))!;

        try
        {
            return PortSide.Answer(ImageProcess.Run(
                _builder, new ImageJob(_patches, _interrupts, request), s_longest).ToJsonString());
        }
        catch (ImageException failure) when (!failure.Message.Contains("does not compile"))
        {
            return $"crashed {failure.Message}\n";
        }
    }
}
