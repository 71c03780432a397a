// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>
/// Which searches are made, in order: those of the scenarios for which a known bug was in a
/// function that changed; a short one of every scenario; the one by which each known bug and
/// finding is found; then ever longer ones with new seeds, for as long as there is time.
/// </summary>
internal sealed class ExplorePlan
{
    private const ulong FirstRuns = 50;
    private const ulong RoundRuns = 500;
    private const int MostDoublings = 8;

    private readonly Lock _lock = new();
    private readonly Trial _trial;
    private readonly TrialImages _images;
    private readonly Queue<SearchRequest> _first = new();
    private readonly Queue<SearchRequest> _next = new();
    private readonly string[] _scenarios;
    private readonly Dictionary<string, long> _runs = [];
    private readonly HashSet<SearchRequest> _wanted = [];
    private readonly HashSet<string> _failed = [];
    private int _round;

    public ExplorePlan(Trial trial, TrialImages images)
    {
        _trial = trial;
        _images = images;
        _scenarios = trial.Options.Only.Contains(TrialStages.Explore)
            ? [.. trial.ScenarioNames] : [];
        if (_scenarios.Length == 0)
            return;
        var near = _scenarios.Intersect(KnownBugs.Near(trial.Change)).ToList();
        foreach (var scenario in near)
        {
            _first.Enqueue(Search(scenario, 2, 1, FirstRuns));
            foreach (var search in Recorded(scenario))
                _first.Enqueue(search);
        }
        foreach (var scenario in _scenarios.Except(near))
            _first.Enqueue(Search(scenario, 2, 1, FirstRuns));
        foreach (var search in _scenarios.Except(near).SelectMany(Recorded))
            _next.Enqueue(search);
        _wanted.UnionWith(_first.Concat(_next));
    }

    /// <summary>The next of the short searches; null when there are no more.</summary>
    public Look? First()
    {
        lock (_lock)
            return _first.TryDequeue(out var search) ? Make(search) : null;
    }

    /// <summary>The next search; null when there is nothing left to search.</summary>
    public Look? Next()
    {
        lock (_lock)
        {
            if (_first.TryDequeue(out var first))
                return Make(first);
            if (_next.Count == 0 && _round < _trial.Options.Rounds)
                Round(_round++);
            return _next.TryDequeue(out var search) ? Make(search) : null;
        }
    }

    /// <summary>Says in the report how far it came.</summary>
    public void Tell()
    {
        lock (_lock)
        {
            if (_scenarios.Length == 0)
                return;
            var missing = _scenarios.Where(s => !_runs.ContainsKey(s)).ToList();
            var open = _wanted.Select(w => w.Scenario).Distinct().Except(missing).ToList();
            var text = $"{_runs.Count} scenarios, {_runs.Values.Sum()} schedules";
            if (missing.Count > 0)
                text += "; not " + StageCounts.Some(missing);
            if (open.Count > 0)
                text += "; without the search by which a known bug is found: " +
                    StageCounts.Some(open);
            _trial.Set(TrialStages.Explore, _runs.Count == 0 ? StageState.NotLookedAt
                : _wanted.Count > 0 ? StageState.Partly : StageState.Done, text);
        }
    }

    /// <summary>A search has ended.</summary>
    /// <param name="search">The search.</param>
    /// <param name="runs">Runs that were made.</param>
    /// <param name="isNew">Whether it found what was not there before.</param>
    public void Ended(SearchRequest search, long runs, bool isNew)
    {
        lock (_lock)
        {
            _runs[search.Scenario] = _runs.GetValueOrDefault(search.Scenario) + runs;
            _wanted.Remove(search);
            // What fails at once would fail in every further search as well.
            if (isNew)
                _failed.Add(search.Scenario);
            if (_trial.Report.FirstSchedule == 0 && runs > 0)
                _trial.Report.FirstSchedule = _trial.Seconds;
        }
    }

    private static IEnumerable<SearchRequest> Recorded(string scenario) => PutBackBugs.All
        .Where(b => b.Scenario == scenario && !b.Sequential).Select(b => b.Search)
        .Concat(UpstreamFindings.All.Where(f => f.Scenario == scenario).Select(f => f.Search))
        .Distinct();

    private static SearchRequest Search(string scenario, int depth, ulong seed, ulong runs) =>
        new(scenario, SearchStrategy.Pct, seed) { Depth = depth, Budget = new(runs) };

    // Every third round may read stale values: a missing barrier shows in no other. Seeds from
    // 10,000 on are nobody else's.
    private void Round(int round)
    {
        var runs = RoundRuns << Math.Min(round, MostDoublings);
        foreach (var scenario in _scenarios.Where(s => !_failed.Contains(s)))
        {
            var search = Search(scenario, 2 + round % 3, (ulong)(round + 1) * 1_000_000, runs);
            _next.Enqueue(round % 3 == 1 ? search with { Memory = MemoryModel.Lkmm } : search);
        }
    }

    private Look Make(SearchRequest search)
    {
        var finding = UpstreamFindings.All.FirstOrDefault(f => f.Search == search);
        var look = new ExploreLook(_trial, _images, this, search, finding);
        return new(TrialStages.Explore, search.Scenario, look.Run);
    }
}
