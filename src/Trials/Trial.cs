// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;

namespace Linux.Trials;

/// <summary>What a trial may use.</summary>
/// <param name="Budget">Longest time.</param>
/// <param name="Jobs">Processes at a time, at least 1.</param>
/// <param name="Selftests">The names of the selftests that the program has, in order.</param>
public sealed record TrialOptions(TimeSpan Budget, int Jobs, IReadOnlyList<string> Selftests)
{
    /// <summary>Stages that are asked for; the change is compiled in any case.</summary>
    public IReadOnlyList<string> Only { get; init; } = TrialStages.Names;

    /// <summary>Scenarios to limit it to; empty for all.</summary>
    public IReadOnlyList<string> OnlyScenarios { get; init; } = [];

    /// <summary>Rounds of exploration after the first; each has longer searches.</summary>
    public int Rounds { get; init; } = int.MaxValue;
}

/// <summary>
/// Tries a change: compiles it, checks the rules, runs selftests, scenarios and soaks, and
/// explores, always beside the port as it is without the change.
/// </summary>
public sealed class Trial
{
    private readonly Stopwatch _clock;
    private readonly CancellationToken _stop;
    private readonly Action<string> _says;

    /// <summary>A trial.</summary>
    /// <param name="options">What it may use.</param>
    /// <param name="builder">Makes images of the sources without the change.</param>
    /// <param name="change">The change.</param>
    /// <param name="answers">What is known of the port without the change.</param>
    /// <param name="clock">Runs since the beginning, reading of the change included.</param>
    /// <param name="says">Told what it does.</param>
    /// <param name="stop">Ends it; what was found stays.</param>
    public Trial(
        TrialOptions options, ImageBuilder builder, KernelChange change, AnswerCache answers,
        Stopwatch clock, Action<string> says, CancellationToken stop)
    {
        Options = options;
        Builder = builder;
        Change = change;
        Answers = answers;
        _clock = clock;
        _says = says;
        _stop = stop;
        Report = new(change.Name)
        {
            Functions = change.Functions,
            Notes = change.Notes,
            Asked = [TrialStages.Compile, .. options.Only],
        };
    }

    /// <summary>What was found, as far as it is.</summary>
    public TrialReport Report { get; }

    internal TrialOptions Options { get; }

    /// <summary>The scenarios to run, those that are there to fail apart.</summary>
    internal IEnumerable<string> ScenarioNames => Scenarios.All.Where(s => !s.MustFail)
        .Select(s => s.Name)
        .Where(s => Options.OnlyScenarios.Count == 0 || Options.OnlyScenarios.Contains(s));

    internal ImageBuilder Builder { get; }

    internal KernelChange Change { get; }

    internal AnswerCache Answers { get; }

    /// <summary>Time that is left; zero when it is over.</summary>
    internal TimeSpan Left => Options.Budget - _clock.Elapsed is var left && left > TimeSpan.Zero
        ? left : TimeSpan.Zero;

    /// <summary>Seconds since the beginning.</summary>
    internal double Seconds => _clock.Elapsed.TotalSeconds;

    /// <summary>Makes the trial.</summary>
    /// <exception cref="ImageException">The changed kernel does not compile.</exception>
    public void Run()
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_stop);
        over.CancelAfter(Left);
        var images = new TrialImages(this);
        // The rules need no image, and the images no rules.
        var rules = Task.Run(() => Guard(() => new RulesLook(this).Run(over.Token)));
        try
        {
            // It compiles, or there were no change: the rules need no more than that.
            if (Options.Only.Any(o => o is not (TrialStages.Compile or TrialStages.Rules)))
            {
                Says("compiling the changed kernel");
                images.Make(over.Token);
            }
            Done(TrialStages.Compile, $"{Change.Files.Count} files, {Change.Functions.Count} " +
                "functions changed");
            if (!over.IsCancellationRequested)
                new TrialWorkers(this, images).Run(over.Token);
        }
        catch (OperationCanceledException)
        {
            // What the time allowed is in the report.
        }
        rules.Wait(CancellationToken.None);
        Report.Stopped = _stop.IsCancellationRequested;
    }

    /// <summary>What the work gives, or null if the trial is stopped before.</summary>
    internal static T? UnlessStopped<T>(Func<T?> work)
        where T : class
    {
        try
        {
            return work();
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    internal void Says(string what) => _says(what);

    internal void Done(string stage, string text) => Set(stage, StageState.Done, text);

    internal void Set(string stage, StageState state, string text)
    {
        var of = Report.Stage(stage);
        (of.State, of.Text, of.Seconds) = (state, text, Seconds);
        if (state == StageState.Done)
            Says($"{stage}: {text}");
    }

    private static void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (OperationCanceledException)
        {
            // The stage says by its state that it did not end.
        }
    }
}
