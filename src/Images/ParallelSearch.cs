// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;

namespace Linux.Images;

/// <summary>
/// A search by several processes. Blocks of seeds are given out in order, and of what fails the first seed
/// counts: without a limit of time, the answer is the one that a single process gives.
/// </summary>
public sealed class ParallelSearch
{
    private const long BlockMilliseconds = 1000;
    private const long FirstBlock = 32;

    private readonly Lock _lock = new();
    private readonly ImageBuilder _builder;
    private readonly ImagePlace _image;
    private readonly SearchRequest _request;
    private readonly TimeSpan _timeout;
    private readonly Action<long> _progress;
    private readonly CancellationToken _stop;
    private readonly Stopwatch _clock = new();
    private readonly SortedDictionary<long, SearchResult> _done = [];
    private readonly Dictionary<object, long> _running = [];
    private readonly long _total;
    private long _next;
    private long _answered;
    private long _failed = long.MaxValue;
    private bool _stopped;

    /// <summary>A search; <see cref="Fits"/> tells which can be made so.</summary>
    /// <param name="builder">Knows the program.</param>
    /// <param name="image">The image to search.</param>
    /// <param name="request">The whole search.</param>
    /// <param name="timeout">After this long without an answer a process has failed.</param>
    /// <param name="progress">Told of the runs that were made.</param>
    /// <param name="stop">Ends it; what was answered by then counts.</param>
    public ParallelSearch(
        ImageBuilder builder, ImagePlace image, SearchRequest request, TimeSpan timeout, Action<long> progress,
        CancellationToken stop = default)
    {
        _stop = stop;
        _builder = builder;
        _image = image;
        _request = request;
        _timeout = timeout;
        _progress = progress;
        _total = Total(request);
    }

    /// <summary>Whether each run of a search depends on its seed alone, and there are enough of them.</summary>
    public static bool Fits(SearchRequest request)
        => !SearchStrategies.IsExhaustive(request.Strategy) && Total(request) > FirstBlock;

    /// <summary>Searches with so many processes.</summary>
    /// <exception cref="ImageException">One of them died.</exception>
    public SearchResult Run(int jobs)
    {
        _clock.Start();
        Task[] workers = Enumerable.Range(0, jobs)
            .Select(_ => Task.Factory.StartNew(Work, TaskCreationOptions.LongRunning)).ToArray();

        try
        {
            Task.WaitAll(workers);
        }
        catch (AggregateException failed)
        {
            throw failed.InnerExceptions.OfType<ImageException>().FirstOrDefault() ?? failed.InnerExceptions[0];
        }
        return Sum();
    }

    private bool IsStopped => _stopped || _stop.IsCancellationRequested;

    private static long Total(SearchRequest request)
    {
        (ulong runs, SearchShard shard) = (request.Budget.Runs, request.Shard);

        return runs < shard.Number ? 0 : (long)((runs - shard.Number) / shard.Of) + 1;
    }

    private void Work()
    {
        try
        {
            Search();
        }
        catch (ImageException died) when (_stop.IsCancellationRequested || died is ImageInterruptedException)
        {
            lock (_lock)
                _stopped = true;
        }
        catch (ImageException)
        {
            // Nothing can make up for a block without an answer.
            lock (_lock)
                _failed = -1;
            throw;
        }
    }

    private void Search()
    {
        using var session = new ImageSession(_builder.Host);
        using CancellationTokenRegistration end = _stop.Register(session.End);
        object self = new();
        long size = FirstBlock;

        while (Take(size) is var (start, count) && count > 0)
        {
            var asked = new ImageRequest { Search = Block(start, count) };
            SearchResult answer = session.Ask(_image, JsonSerializer.SerializeToNode(asked)!,
                _timeout, runs => Tell(self, runs)).Deserialize<ImageResponse>()!.Search!;

            Done(self, start, answer);
            size = Math.Clamp(count * BlockMilliseconds / Math.Max(1, answer.Milliseconds), 1, 4 * size);
        }
    }

    /// <summary>The next runs; none if the search is over.</summary>
    private (long Start, long Count) Take(long size)
    {
        lock (_lock)
        {
            long start = _next;
            bool late = IsStopped || start != 0 && _request.Budget.Milliseconds != 0
                && _clock.ElapsedMilliseconds >= _request.Budget.Milliseconds;
            long count = late || _failed < start ? 0 : Math.Min(size, _total - start);

            _next += count;
            return (start, count);
        }
    }

    private SearchRequest Block(long start, long count)
    {
        ulong stride = _request.Shard.Of;
        long limit = _request.Budget.Milliseconds;

        return _request with
        {
            Seed = _request.Seed + _request.Shard.Number - 1 + (ulong)start * stride,
            Shard = _request.Shard with { Number = 1 },
            // Its states are known to the next block of the same process.
            Runs = _request.Runs with { Keep = _request.Runs.Epochs },
            Budget = new((ulong)(count - 1) * stride + 1,
                limit == 0 ? 0 : Math.Max(1, limit - _clock.ElapsedMilliseconds)),
        };
    }

    private void Tell(object worker, long runs)
    {
        lock (_lock)
        {
            _running[worker] = runs;
            _progress(_answered + _running.Values.Sum());
        }
    }

    private void Done(object worker, long start, SearchResult answer)
    {
        lock (_lock)
        {
            _running.Remove(worker);
            _done[start] = answer;
            _answered += answer.Counts.Runs;
            if (answer.Failure != null)
                _failed = Math.Min(_failed, start);
        }
    }

    /// <summary>
    /// The blocks that count: what comes after the first failure was run by chance, and so was, where
    /// the search was stopped, what comes after a block without an answer.
    /// </summary>
    private List<SearchResult> Counted()
    {
        var counted = new List<SearchResult>();
        long runs = 0;

        foreach ((long start, SearchResult answer) in _done)
        {
            if (start > _failed || IsStopped && start != runs)
                break;
            counted.Add(answer);
            runs += answer.Counts.Runs;
        }
        return counted;
    }

    private SearchResult Sum()
    {
        List<SearchResult> counted = Counted();

        if (counted.Count == 0)
            return new SearchResult(_request.Scenario) { Milliseconds = _clock.ElapsedMilliseconds };
        SearchResult last = counted.FirstOrDefault(answer => answer.Failure != null) ?? counted[^1];

        return last with
        {
            Counts = last.Counts with
            {
                Runs = counted.Sum(answer => answer.Counts.Runs),
                Operations = counted.Sum(answer => answer.Counts.Operations),
                Choices = counted.Sum(answer => answer.Counts.Choices),
            },
            Snapshots = last.Snapshots with { Restored = counted.Sum(answer => answer.Snapshots.Restored) },
            Races = counted.SelectMany(answer => answer.Races).Distinct().Order(StringComparer.Ordinal).ToArray(),
            Milliseconds = _clock.ElapsedMilliseconds,
            RunsHash = "",
            Ends = new EndStates(0, ""),
        };
    }
}
