// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Has exploring images run in a child process of this program.</summary>
internal static class ImageClient
{
    private static readonly TimeSpan s_startUp = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(7);

    /// <summary>Has a search made.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">Changes of the kernel's sources.</param>
    /// <param name="request">The search.</param>
    /// <param name="jobs">Processes to do it with, if it is a search that can be done so.</param>
    /// <param name="stop">Ends it; the result is what was found by then.</param>
    /// <exception cref="InvalidDataException">The image does not build or dies.</exception>
    public static SearchResult Ask(
        ImageBuilder builder, SourcePatch[] patches, SearchRequest request, int jobs = 1,
        CancellationToken stop = default)
    {
        SearchBudget budget = request.Budget;
        TimeSpan limit = budget.Milliseconds == 0
            ? s_longest : s_startUp + TimeSpan.FromMilliseconds(budget.Milliseconds);

        request = request with { Watch = request.Watch with { Progress = true } };
        return Show(builder, patches, ImageKinds.For(request), request.Scenario,
            Math.Max(1, budget.Runs / request.Shard.Of),
            (image, tell) => jobs > 1 && ParallelSearch.Fits(request)
                ? new ParallelSearch(builder, image, request, limit, tell, stop).Run(jobs)
                : Single(builder, image, request, limit, tell, stop));
    }

    /// <summary>Has a run made again.</summary>
    /// <param name="builder">Makes the image.</param>
    /// <param name="patches">Changes of the kernel's sources.</param>
    /// <param name="request">The run.</param>
    /// <param name="traceTo">File for what the machine records; null for none.</param>
    /// <exception cref="InvalidDataException">The image does not build or dies.</exception>
    public static ReplayResult Ask(
        ImageBuilder builder, SourcePatch[] patches, ReplayRequest request, string? traceTo = null)
        => Show(builder, patches, ImageKinds.For(request), request.Scenario, 1, (image, tell)
            => One(builder, image,
                new ImageRequest { Replay = request, TraceTo = Absolute(traceTo) }, s_longest, tell)
                .Replay!);

    /// <summary>A search by one process. Of one that is stopped only the number of runs is known.</summary>
    private static SearchResult Single(
        ImageBuilder builder, ImagePlace image, SearchRequest request, TimeSpan limit, Action<long> tell,
        CancellationToken stop)
    {
        long made = 0;
        long started = Environment.TickCount64;

        try
        {
            return One(builder, image, new ImageRequest { Search = request }, limit, runs => tell(made = runs), stop)
                .Search!;
        }
        catch (ImageException died) when (stop.IsCancellationRequested || died is ImageInterruptedException)
        {
            return new SearchResult(request.Scenario)
            {
                Counts = new() { Runs = made },
                Milliseconds = Environment.TickCount64 - started,
            };
        }
    }

    private static string? Absolute(string? path) => path == null ? null : Path.GetFullPath(path);

    private static T Show<T>(ImageBuilder builder, SourcePatch[] patches, ImageKind kind,
        string scenario,
        double runs, Func<ImagePlace, Action<long>, T> ask)
        => Guard(() => Progress.Bar($"starting {scenario}", runs, move =>
        {
            builder.Says = what => move(0, what);
            ImagePlace image = builder.Build(patches, kind);

            move(0, $"starting {scenario}");
            return ask(image, made => move(made, $"{scenario}: {made} runs"));
        }));

    /// <summary>Does what may find that an image does not build or that its process dies.</summary>
    /// <exception cref="InvalidDataException">It did.</exception>
    internal static T Guard<T>(Func<T> work)
    {
        try
        {
            return work();
        }
        catch (ImageInterruptedException)
        {
            throw new OperationCanceledException();
        }
        catch (ImageException failed)
        {
            throw new InvalidDataException(failed.Message, failed);
        }
    }

    private static ImageResponse One(
        ImageBuilder builder, ImagePlace image, ImageRequest request, TimeSpan limit, Action<long> tell,
        CancellationToken stop = default)
    {
        using var session = new ImageSession(builder.Host);
        using CancellationTokenRegistration end = stop.Register(session.End);

        return session.Ask(image, JsonSerializer.SerializeToNode(request)!, limit, tell)
            .Deserialize<ImageResponse>()!;
    }
}
