// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;

namespace Linux.Images;

/// <summary>
/// Searches many scenarios by slices of time. After one slice for each, the next goes to where most
/// that is new was seen of late, and now and then to the others: the choice is UCB1's among the
/// arms
/// of a bandit, whose gain is what a slice shows first.
/// </summary>
public sealed class Campaign
{
    private static readonly TimeSpan s_longestSlice = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly string _host;
    private readonly ImagePlace _image;
    private readonly CampaignRequest _request;
    private readonly Action<Campaign, CampaignScenario> _tell;
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly Stopwatch _clock = new();

    /// <summary>A campaign.</summary>
    /// <param name="host">Path of the program's assembly.</param>
    /// <param name="image">The image to search.</param>
    /// <param name="request">What is searched, and how long.</param>
    /// <param name="tell">Told after each slice.</param>
    public Campaign(string host, ImagePlace image, CampaignRequest request,
        Action<Campaign, CampaignScenario> tell)
    {
        _host = host;
        _image = image;
        _request = request;
        _tell = tell;
        Scenarios = [.. request.Scenarios.Select(static name => new CampaignScenario(name))];
    }

    /// <summary>The scenarios, in the order that they were named in.</summary>
    public IReadOnlyList<CampaignScenario> Scenarios { get; }

    /// <summary>Time since it began.</summary>
    public TimeSpan Elapsed => _clock.Elapsed;

    /// <summary>
    /// Everything that was seen: numbers of probes, lines of operations, and pairs of these with a
    /// space
    /// between.
    /// </summary>
    public IReadOnlySet<string> Seen => _seen;

    /// <summary>The table of the image's probes; empty if it has none.</summary>
    public string Probes { get; private set; } = "";

    /// <summary>
    /// Searches until the budget is spent, every scenario has failed, or it is cancelled.
    /// </summary>
    public void Run(CancellationToken cancel)
    {
        _clock.Start();
        Task.WaitAll(Enumerable.Range(0, _request.Jobs).Select(
            _ => Task.Factory.StartNew(() => Work(cancel),
                TaskCreationOptions.LongRunning)).ToArray(),
            CancellationToken.None);
        _clock.Stop();
    }

    private void Work(CancellationToken cancel)
    {
        ImageSession? session = null;

        try
        {
            while (Take(cancel) is var (scenario, request))
            {
                try
                {
                    session ??= Open(cancel);
                    Done(scenario, Ask(session, request));
                }
                catch (ImageException died)
                {
                    session?.Dispose();
                    session = null;
                    if (cancel.IsCancellationRequested)
                        return;
                    lock (_lock)
                        scenario.Lost(request, died.Message);
                    _tell(this, scenario);
                }
            }
        }
        finally
        {
            session?.Dispose();
        }
    }

    private ImageSession Open(CancellationToken cancel)
    {
        var session = new ImageSession(_host);

        cancel.Register(session.End);
        lock (_lock)
        {
            if (Probes.Length == 0 && _request.Kind == ImageKind.Covered)
                Probes = Answer(session, new ImageRequest { Probes = true }).Probes ?? "";
        }
        return session;
    }

    private SearchResult Ask(ImageSession session, SearchRequest request)
        => Answer(session, new ImageRequest { Search = request }).Search!;

    private ImageResponse Answer(ImageSession session, ImageRequest request)
        => session.Ask(_image, JsonSerializer.SerializeToNode(request)!, s_longestSlice)
            .Deserialize<ImageResponse>()!;

    /// <summary>The next slice, or null when it is over.</summary>
    private (CampaignScenario Scenario, SearchRequest Request)? Take(CancellationToken cancel)
    {
        lock (_lock)
        {
            long left = (long)(_request.Budget - _clock.Elapsed).TotalMilliseconds;

            if (left <= 0 || cancel.IsCancellationRequested || Best() is not { } scenario)
                return null;
            return (scenario, scenario.Next(_request.Seed, Math.Min(left,
                _request.SliceMilliseconds)));
        }
    }

    private CampaignScenario? Best()
    {
        CampaignScenario[] open = Scenarios.Where(static scenario => scenario.IsOpen).ToArray();

        if (open.FirstOrDefault(static scenario => scenario.Begun == 0) is { } untried)
            return untried;
        double most = open.Select(static scenario => scenario.Rate).DefaultIfEmpty().Max();
        double all = Math.Log(1 + open.Sum(static scenario => scenario.Begun));

        return open.MaxBy(scenario => (most == 0 ? 0 : scenario.Rate / most)
            + 0.5 * Math.Sqrt(all / scenario.Begun));
    }

    private void Done(CampaignScenario scenario, SearchResult answer)
    {
        lock (_lock)
        {
            CoverageSeen seen = answer.Seen!;
            int news = seen.Operations.Concat(seen.Pairs)
                .Concat(seen.Probes.Select(static probe => $"#{probe}")).Count(_seen.Add);

            scenario.Done(answer, news);
        }
        _tell(this, scenario);
    }
}
