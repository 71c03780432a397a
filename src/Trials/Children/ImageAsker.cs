// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Trials;

/// <summary>How a question to an image ended: with an answer, or with its process.</summary>
/// <param name="Response">The answer, or null.</param>
/// <param name="Died">Why there is none, or null.</param>
public sealed record ImageAnswer(ImageResponse? Response, string? Died)
{
    /// <summary>What broke: in the image, or by the image's end; null if nothing did.</summary>
    public ScenarioFailure? Failure => Died is null ? Response?.Failure
        : new ScenarioFailure("CRASH", Died, []);
}

/// <summary>
/// Asks images, in a child process that is started again when an image has ended it.
/// </summary>
/// <param name="host">Path of the program's assembly.</param>
/// <param name="stop">Ends the child, whatever it does.</param>
internal sealed class ImageAsker(string host, CancellationToken stop) : IDisposable
{
    private ImageSession? _session;

    /// <summary>Asks.</summary>
    /// <param name="image">The image.</param>
    /// <param name="request">The question.</param>
    /// <param name="limit">After this long it has no end.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public ImageAnswer Ask(ImagePlace image, ImageRequest request, TimeSpan limit)
    {
        stop.ThrowIfCancellationRequested();
        _session ??= new ImageSession(host);
        var session = _session;
        try
        {
            using var ending = stop.Register(session.End);
            JsonNode answer = session.Ask(image, JsonSerializer.SerializeToNode(request)!, limit);
            return new(answer.Deserialize<ImageResponse>(), null);
        }
        catch (ImageException died)
        {
            Dispose();
            stop.ThrowIfCancellationRequested();
            return new(null, died.Message);
        }
    }

    /// <summary>Ends the child.</summary>
    public void Dispose()
    {
        _session?.Dispose();
        _session = null;
    }
}
