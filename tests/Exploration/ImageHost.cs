// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>Asks exploring images, each built once.</summary>
internal static class ImageHost
{
    private static readonly ConcurrentDictionary<string, Lazy<LoadedImage>> s_images = new();

    /// <summary>Makes images of the sources that were built.</summary>
    public static ImageBuilder Builder { get; } = new(
        Path.Combine(AppContext.BaseDirectory, "port.dll"), SourceSet.Embedded, ImageCache.OfUser());

    /// <summary>A budget of runs: as many as are given, or a tenth of that in CI.</summary>
    public static ulong Budget(ulong runs)
        => PortBudget.IsFull ? runs : Math.Max(1, runs / 10);

    /// <summary>Asks the port as it stands, in this process.</summary>
    public static ImageResponse Ask(ImageRequest request)
        => Answer(s_images.GetOrAdd("", _ => new Lazy<LoadedImage>(() => Build([]))).Value, request);

    /// <summary>Has a search made on the port as it stands.</summary>
    public static SearchResult Ask(SearchRequest request)
        => Ask(new ImageRequest { Search = request }).Search!;

    /// <summary>Has a run made again on the port as it stands.</summary>
    public static ReplayResult Ask(ReplayRequest request)
        => Ask(new ImageRequest { Replay = request }).Replay!;

    /// <summary>Has a search made on the port as it stands, its plain accesses recorded.</summary>
    public static SearchResult AskRecorded(SearchRequest request)
        => AskRecorded(new ImageRequest { Search = request }).Search!;

    /// <summary>Has a run made again there.</summary>
    public static ReplayResult AskRecorded(ReplayRequest request)
        => AskRecorded(new ImageRequest { Replay = request }).Replay!;

    /// <summary>Asks the port without what findings.md tells of upstream's own code.</summary>
    public static SearchResult AskBehindFindings(SearchRequest request)
        => Answer(s_images.GetOrAdd("repaired",
            _ => new Lazy<LoadedImage>(() => Build(UpstreamFindings.AllRepairs))).Value,
            new ImageRequest { Search = request }).Search!;

    /// <summary>Asks the port with a bug put back, in a process of its own.</summary>
    public static SearchResult Ask(PutBackBug bug, SearchRequest request)
    {
        var job = new ImageJob(
            bug.Patches, Explore: true, JsonSerializer.SerializeToNode(new ImageRequest { Search = request })!)
        {
            Kind = ImageKinds.For(request),
        };
        JsonNode answer = ImageProcess.Run(
            Builder, job, TimeSpan.FromMinutes(15));

        return answer.Deserialize<ImageResponse>()!.Search!;
    }

    /// <summary>
    /// Looks for each bug by its recorded search, in one process, which has to warm up its compiler only once.
    /// </summary>
    public static IReadOnlyDictionary<string, ImageResponse> SearchAll(IReadOnlyList<PutBackBug> bugs)
    {
        ImageJob[] jobs = bugs.Select(bug => new ImageJob(bug.Patches, !bug.Sequential,
            JsonSerializer.SerializeToNode(bug.Request)!)
        {
            Kind = bug.Sequential ? ImageKind.Plain : ImageKinds.For(bug.Search),
        }).ToArray();

        return Answers(bugs, jobs);
    }

    /// <summary>Looks for bugs that need weak memory where there is none, in one process.</summary>
    public static IReadOnlyDictionary<string, ImageResponse> SearchAllUnderSc(
        IReadOnlyList<PutBackBug> bugs, ulong runs)
        => Answers(bugs, bugs.Select(bug => new ImageJob(bug.Patches, Explore: true,
            JsonSerializer.SerializeToNode(new ImageRequest
            {
                Search = bug.Search with { Memory = MemoryModel.Sc, Budget = new(runs) },
            })!)
        {
            Kind = ImageKinds.For(bug.Search),
        }).ToArray());

    private static Dictionary<string, ImageResponse> Answers(IReadOnlyList<PutBackBug> bugs,
        ImageJob[] jobs)
        => bugs.Zip(ImageProcess.RunAll(Builder, jobs, TimeSpan.FromMinutes(30))).ToDictionary(
            pair => pair.First.Name, pair => pair.Second.Deserialize<ImageResponse>()!);

    /// <summary>Has a search made on the port as it stands, whose loads may be stale.</summary>
    public static SearchResult AskWeak(SearchRequest request)
        => Answer(s_images.GetOrAdd("weak", _ => new Lazy<LoadedImage>(() => Build([],
            ImageKind.Weak))).Value,
            new ImageRequest { Search = request }).Search!;

    /// <summary>Has a run made again there.</summary>
    public static ReplayResult AskWeak(SourcePatch[] patches, ReplayRequest request)
        => JsonSerializer.Deserialize<ImageResponse>(Build(patches, ImageKind.Weak)
            .Run(JsonSerializer.Serialize(new ImageRequest { Replay = request })))!.Replay!;

    /// <summary>An image of the port with changes, in this process.</summary>
    public static LoadedImage Load(SourcePatch[] patches, ImageKind kind) => Build(patches, kind);

    /// <summary>Has a search made there.</summary>
    public static SearchResult AskLoaded(LoadedImage image, SearchRequest request)
        => Answer(image, new ImageRequest { Search = request }).Search!;

    private static ImageResponse AskRecorded(ImageRequest request)
        => Answer(s_images.GetOrAdd("recorded",
            _ => new Lazy<LoadedImage>(() => Build([], ImageKind.Recorded))).Value, request);

    private static ImageResponse Answer(LoadedImage image, ImageRequest request)
        => JsonSerializer.Deserialize<ImageResponse>(image.Run(JsonSerializer.Serialize(request)))!;

    private static LoadedImage Build(SourcePatch[] patches, ImageKind kind = ImageKind.Explored)
        => LoadedImage.Load(Builder.Build(patches, kind));
}
