// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>
/// Does the looks of a trial, stage by stage. With more than one worker the last one explores from
/// the start, so that the first schedules do not wait for the selftests.
/// </summary>
internal sealed class TrialWorkers
{
    private readonly Lock _lock = new();
    private readonly Trial _trial;
    private readonly Queue<Look> _ordered;
    private readonly ExplorePlan _plan;
    private readonly StageCounts _counts;

    public TrialWorkers(Trial trial, TrialImages images)
    {
        _trial = trial;
        _plan = new(trial, images);
        Look[] ordered =
        [
            .. SelftestLook.All(trial, images), .. ScenarioLook.All(trial, images),
            .. SoakLook.All(trial, images),
        ];
        _ordered = new(ordered.Where(l => trial.Options.Only.Contains(l.Stage)));
        _counts = new(trial, [.. _ordered]);
    }

    /// <summary>Works until nothing is left to do, or it is stopped.</summary>
    public void Run(CancellationToken stop)
    {
        var tasks = Enumerable.Range(1, _trial.Options.Jobs).Select(worker =>
            Task.Factory.StartNew(() => Work(worker > 1 && worker == _trial.Options.Jobs, stop),
                TaskCreationOptions.LongRunning)).ToArray();
        try
        {
            Task.WaitAll(tasks, CancellationToken.None);
        }
        catch (AggregateException failed)
        {
            throw failed.Flatten().InnerExceptions.FirstOrDefault(
                e => e is not OperationCanceledException) ?? new OperationCanceledException();
        }
        finally
        {
            _plan.Tell();
        }
    }

    private void Work(bool explores, CancellationToken stop)
    {
        using var asker = new ImageAsker(_trial.Builder.Host, stop);
        while (!stop.IsCancellationRequested && Next(explores) is { } look)
        {
            _trial.Says($"{look.Stage}: {look.What}");
            look.Run(asker, stop);
            _counts.Done(look);
        }
    }

    private Look? Next(bool explores)
    {
        lock (_lock)
        {
            if (!explores && _ordered.TryDequeue(out var first))
                return first;
            if (explores && _plan.First() is { } look)
                return look;
            return _ordered.TryDequeue(out var next) ? next : _plan.Next();
        }
    }
}
