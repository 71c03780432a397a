using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Runs exploring images in a child process of this program.</summary>
internal static class Explorations
{
    private static readonly TimeSpan s_startUp = TimeSpan.FromMinutes(5);

    /// <summary>Asks an image.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">Changes of the kernel's sources.</param>
    /// <param name="request">What to do.</param>
    /// <exception cref="InvalidDataException">The image does not build or dies.</exception>
    public static ImageResponse Ask(ImageBuilder builder, SourcePatch[] patches, ImageRequest request)
    {
        double most = Math.Max(1, request.Runs / request.Shards);
        var job = new ImageJob(
            patches, Explore: true, JsonSerializer.SerializeToNode(request with { Progress = true })!)
        {
            Record = request.Notes || request.Reduce || request.States != StateKeys.None,
        };
        TimeSpan limit = request.Milliseconds == 0
            ? TimeSpan.FromDays(7)
            : s_startUp + TimeSpan.FromMilliseconds(request.Milliseconds);

        try
        {
            JsonNode answer = Progress.Bar($"starting {request.Scenario}", most, move =>
            {
                builder.Says = what => move(0, what);
                return ImageProcess.Run(builder, job, limit,
                    runs => move(runs, $"{request.Scenario}: {runs} runs"));
            });

            return answer.Deserialize<ImageResponse>()!;
        }
        catch (ImageException failed)
        {
            throw new InvalidDataException(failed.Message, failed);
        }
    }
}
