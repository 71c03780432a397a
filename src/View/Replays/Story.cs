// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.View;

/// <summary>Tells a run that failed in a few sentences, from what was recorded of it
/// alone.</summary>
/// <param name="run">The run.</param>
/// <param name="failure">What broke.</param>
internal sealed class Story(RunRecord run, ScenarioFailure failure)
{
    private const int MostSwitches = 2;

    private readonly Dictionary<long, RecordedStep> _steps = run.Steps
        .ToDictionary(step => step.Number);

    /// <summary>The sentences.</summary>
    public List<string> Sentences(IReadOnlyList<StaleRead> stale, IReadOnlyList<Preemption> stops,
        StayingEvent? staying)
    {
        var sentences = new List<string> { WhatBroke(), Machine() };

        sentences.AddRange(stops.OrderByDescending(stop => stop.Next - stop.Last).Take(MostSwitches)
            .OrderBy(stop => stop.Last).Select(Stop));
        if (stale.LastOrDefault(read => staying == null || read.Write < staying.Step) is { } last)
            sentences.Add(Stale(last));
        if (staying != null)
            sentences.Add(Stays(staying));
        return sentences;
    }

    private string WhatBroke()
    {
        string text = failure.Text.StartsWith(failure.Invariant + " ", StringComparison.Ordinal)
            ? failure.Text[(failure.Invariant.Length + 1)..] : failure.Text;

        return $"{failure.Invariant} is broken"
            + (text.StartsWith("at ", StringComparison.Ordinal) ? " " : ": ")
            + text.TrimEnd('.') + ".";
    }

    private string Machine()
    {
        if (run.Trees.Length == 0)
            return $"The machine has {run.Cpus} CPUs.";
        IEnumerable<string> leaves = run.Trees[^1].Roots.SelectMany(Leaves).Select(group
            => $"{group.Name} of CPU "
                + $"{string.Join(", ", group.Cpus.Select(cpu => cpu.TrimEnd('*', 'x')))}");

        return $"The machine has {run.Cpus} CPUs: {string.Join("; ", leaves)}; "
            + $"at the top {string.Join(", ", run.Trees[^1].Roots.Select(root => root.Name))}.";
    }

    private string Stop(Preemption stop)
    {
        RecordedStep last = _steps[stop.Last];
        RecordedStep next = _steps[stop.Next];
        string others = string.Join(" and ", run.Steps.Where(step => step.Number > stop.Last
            && step.Number < stop.Next)
            .Select(step => step.Cpu).Distinct().Select(cpu => $"CPU {cpu}"));

        return $"CPU {stop.Cpu} stops after step {stop.Last}, in {In(last)}; {others} "
            + $"goes on until CPU {stop.Cpu} continues with step {stop.Next}, in {In(next)}.";
    }

    private string Stale(StaleRead read)
    {
        RecordedStep write = _steps[read.Write];

        return $"CPU {write.Cpu} changes {run.Names[read.Place]} at step {read.Write}, from "
            + $"{Hex(write.Before)} to "
            + $"{Hex(write.After)}; CPU {read.Cpu} has read it at step {read.Read} and goes on "
                + "with what it read.";
    }

    private string Stays(StayingEvent staying)
    {
        RecordedStep step = _steps[staying.Step];

        return $"At step {staying.Step} CPU {step.Cpu}, in {In(step)}, leaves {staying.Group} "
            + "with an event at "
            + $"{staying.Expires.ToString(CultureInfo.InvariantCulture)} ns: {staying.Group} is "
                + $"idle, {staying.Parent} does not know "
            + "the event, and nobody goes up again, so that it stays below.";
    }

    private string In(RecordedStep step) => step.Stack.Length == 0 ? run.Names[step.File]
        : run.Names[step.Stack[^1]] + "()";

    private static string Hex(ulong? value) => value is { } known ? $"0x{known:x}" : "?";

    private static IEnumerable<GroupSnapshot> Leaves(GroupSnapshot group)
        => group.Children.Count == 0 ? [group] : group.Children.SelectMany(Leaves);
}
