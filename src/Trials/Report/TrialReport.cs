// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;

namespace Linux.Trials;

/// <summary>How far a stage came.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<StageState>))]
public enum StageState
{
    /// <summary>It was not begun.</summary>
    NotLookedAt,

    /// <summary>It was begun and did not come to its end.</summary>
    Partly,

    /// <summary>All of it was done.</summary>
    Done,
}

/// <summary>What a stage did.</summary>
/// <param name="Name">The stage.</param>
public sealed record TrialStage(string Name)
{
    /// <summary>How far it came.</summary>
    public StageState State { get; set; }

    /// <summary>What was looked at, in words.</summary>
    public string Text { get; set; } = "";

    /// <summary>From the beginning of the trial to its end, s.</summary>
    public double Seconds { get; set; }
}

/// <summary>What a trial found, and what it looked at. Several threads may add to it.</summary>
/// <param name="name">What was tried.</param>
public sealed class TrialReport(string name)
{
    private readonly Lock _lock = new();
    private readonly List<TrialFinding> _findings = [];

    /// <summary>What was tried.</summary>
    public string Name { get; } = name;

    /// <summary>Functions that are other ones with the change.</summary>
    public IReadOnlyList<ChangedFunction> Functions { get; set; } = [];

    /// <summary>What of the change is not looked at, and what a person should see.</summary>
    public IReadOnlyList<string> Notes { get; set; } = [];

    /// <summary>The stages, in order.</summary>
    public IReadOnlyList<TrialStage> Stages { get; } =
        [.. TrialStages.Names.Select(n => new TrialStage(n))];

    /// <summary>The stages that were asked for.</summary>
    public IReadOnlyList<string> Asked { get; set; } = TrialStages.Names;

    /// <summary>Whether somebody ended it.</summary>
    public bool Stopped { get; set; }

    /// <summary>When the first schedule had been explored, s from the beginning; 0 if none was.
    /// </summary>
    public double FirstSchedule { get; set; }

    /// <summary>What was seen, in order of novelty, stage and name.</summary>
    public IReadOnlyList<TrialFinding> Findings
    {
        get
        {
            lock (_lock)
                return [.. _findings.OrderBy(f => f.Novelty)
                    .ThenBy(f => TrialStages.Names.IndexOf(f.Stage))
                    .ThenBy(f => f.Name, StringComparer.Ordinal)
                    .ThenBy(f => f.Text, StringComparer.Ordinal)];
        }
    }

    /// <summary>Whether every stage that was asked for looked at what it is for, and what it saw
    /// was compared with the port without the change.</summary>
    public bool IsWhole => Stages.All(s => s.State == StageState.Done ||
        !Asked.Contains(s.Name)) && Findings.All(f => f.Novelty != Novelty.NotCompared);

    /// <summary>0 nothing new, 1 something new, 2 not everything could be looked at.</summary>
    public int ExitCode => Findings.Any(f => f.Novelty == Novelty.New) ? 1 : IsWhole ? 0 : 2;

    /// <summary>The verdict in a line.</summary>
    public string Verdict
    {
        get
        {
            var found = Findings.CountBy(f => f.Novelty).ToDictionary();
            var text = $"{found.GetValueOrDefault(Novelty.New)} new, " +
                $"{found.GetValueOrDefault(Novelty.Gone)} gone, " +
                $"{found.GetValueOrDefault(Novelty.Known)} known";
            if (found.TryGetValue(Novelty.NotCompared, out var open))
                text += $", {open} not compared";
            return IsWhole ? text : text + "; not everything was looked at";
        }
    }

    /// <summary>Adds what was seen, once.</summary>
    /// <returns>Whether it was not there yet.</returns>
    public bool Add(TrialFinding finding)
    {
        lock (_lock)
        {
            if (_findings.Exists(f => f.Stage == finding.Stage && f.Name == finding.Name &&
                f.Novelty == finding.Novelty && f.Text == finding.Text))
                return false;
            _findings.Add(finding);
            return true;
        }
    }

    /// <summary>The stage of that name.</summary>
    public TrialStage Stage(string stage) => Stages.First(s => s.Name == stage);
}

/// <summary>The stages of a trial.</summary>
public static class TrialStages
{
    /// <summary>The changed kernel compiles.</summary>
    public const string Compile = "compile";

    /// <summary>The lock, interrupt and memory rules.</summary>
    public const string Rules = "rules";

    /// <summary>The selftests.</summary>
    public const string Selftests = "selftests";

    /// <summary>Each scenario in virtual time, its programs one after the other.</summary>
    public const string Scenarios = "scenarios";

    /// <summary>Random machines under random loads.</summary>
    public const string Soak = "soak";

    /// <summary>Each scenario under many schedules.</summary>
    public const string Explore = "explore";

    /// <summary>Their names, in order.</summary>
    public static List<string> Names { get; } =
        [Compile, Rules, Selftests, Scenarios, Soak, Explore];
}
