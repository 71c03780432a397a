using System.Text.Json;
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
    /// <param name="jobs">Processes to do it with, if it is a search that can be done so.</param>
    /// <exception cref="InvalidDataException">The image does not build or dies.</exception>
    public static ImageResponse Ask(
        ImageBuilder builder, SourcePatch[] patches, ImageRequest request, int jobs = 1)
    {
        double most = Math.Max(1, request.Runs / request.Shards);
        ImageKind kind = request.Notes || request.Reduce || request.States != StateUse.None
            ? ImageKind.Recorded : ImageKind.Explored;

        request = request with { Progress = true };
        TimeSpan limit = request.Milliseconds == 0
            ? TimeSpan.FromDays(7)
            : s_startUp + TimeSpan.FromMilliseconds(request.Milliseconds);

        try
        {
            return Progress.Bar($"starting {request.Scenario}", most, move =>
            {
                builder.Says = what => move(0, what);
                ImagePlace image = builder.Build(patches, kind);
                void Tell(long runs) => move(runs, $"{request.Scenario}: {runs} runs");

                move(0, $"starting {request.Scenario}");
                return jobs > 1 && ParallelSearch.Fits(request)
                    ? new ParallelSearch(builder, image, request, limit, Tell).Run(jobs)
                    : One(builder, image, request, limit, Tell);
            });
        }
        catch (ImageException failed)
        {
            throw new InvalidDataException(failed.Message, failed);
        }
    }

    private static ImageResponse One(
        ImageBuilder builder, ImagePlace image, ImageRequest request, TimeSpan limit, Action<long> tell)
    {
        using var session = new ImageSession(builder.Host);

        return session.Ask(image, JsonSerializer.SerializeToNode(request)!, limit, tell)
            .Deserialize<ImageResponse>()!;
    }
}
