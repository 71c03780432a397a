// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Replays;

/// <summary>
/// Five sentences on how a run failed: the rule, the finding, the choices, and where to look.
/// </summary>
internal static class ReplaySummary
{
    /// <summary>Writes them.</summary>
    /// <param name="output">Where they go.</param>
    /// <param name="run">The run, all of its steps.</param>
    /// <param name="schedule">Its choices that were not the default.</param>
    /// <param name="listing">Knows statements.</param>
    public static void Write(
        TextWriter output, ReplayResult run, ScheduledDecision[] schedule, ReplayListing listing)
    {
        if (run.Failure is not { } failure || run.Steps.Length == 0)
            return;
        InvariantText? rule = InvariantText.Of(failure.Invariant);
        ReplayStep last = run.Steps[^1];

        output.WriteLine();
        output.WriteLine(rule == null ? $"1. {failure.Invariant} broke."
            : $"1. {rule.Name} says that {rule.Says}.");
        output.WriteLine($"2. It broke after step {last.Number}, at {last.Time} ns: {failure.Text}.");
        output.WriteLine("3. " + Choices(schedule));
        output.WriteLine("4. " + Switch(run.Steps, listing));
        output.WriteLine("5. " + Where(run.Steps, rule, last, listing));
    }

    private static string Choices(ScheduledDecision[] schedule)
    {
        if (schedule.Length == 0)
            return "No choice led there: every CPU went on as long as it could.";
        string[] kinds = [.. schedule.GroupBy(static one => Kind(one.Taken))
            .Select(static kind => kind.Count() == 1
                ? $"once {kind.Key}" : $"{kind.Count()} times {kind.Key}")];
        string last = schedule[^1].Cpu == ChoicePoint.Nobody
            ? "when none ran" : $"on cpu{schedule[^1].Cpu}";

        return $"It took {schedule.Length} choices against letting things go on, the last of them {last}: "
            + $"{string.Join(", ", kinds)}.";
    }

    private static string Kind(Decision decision) => decision.Kind switch
    {
        DecisionKind.RunCpu => "another CPU went on",
        DecisionKind.AdvanceClock or DecisionKind.AdvanceClockLatched
            => "time passed while all stood still",
        DecisionKind.FailAllocation => "an allocation failed",
        DecisionKind.ClockEarly => "a clock was early",
        DecisionKind.ClockLate => "a clock was late",
        DecisionKind.StallCpu => "a CPU stood still",
        DecisionKind.BeginHotplug => "a hotplug operation began",
        DecisionKind.Value => "a program got a number",
        _ => decision.ToString(),
    };

    /// <summary>
    /// Of the switches in the middle of something, the last one that two CPUs' memory met in.
    /// </summary>
    private static string Switch(ReplayStep[] steps, ReplayListing listing)
    {
        for (int i = steps.Length - 1; i > 0; i--)
        {
            ReplayStep later = steps[i];

            if (later.Offset == 0)
                continue;
            ReplayStep? earlier = steps.Take(i).LastOrDefault(step => step.Offset == later.Offset);
            if (earlier == null || earlier.Cpu == later.Cpu || !Writes(earlier.Kind)
                && !Writes(later.Kind))
                continue;
            return $"Last, cpu{later.Cpu} came upon what cpu{earlier.Cpu} had done: step {earlier.Number}, "
                + $"{listing.Words(earlier)}, and then step {later.Number}, {listing.Words(later)}.";
        }
        return "No two CPUs met in the same memory.";
    }

    private static bool Writes(visible_kind kind)
        => kind is not (visible_kind.Load or visible_kind.LoadAcquire);

    private static string Where(
        ReplayStep[] steps, InvariantText? rule, ReplayStep last, ReplayListing listing)
    {
        ReplayStep? inside = rule == null || rule.From.Length == 0 ? null
            : steps.LastOrDefault(step => listing.Words(step).StartsWith(rule.From + "()",
                StringComparison.Ordinal));
        ReplayStep look = inside ?? last;
        string from = $"--from {Math.Max(1, look.Number - 20)} --until {look.Number + 20}";

        return inside == null
            ? $"Look at its end, cpu{look.Cpu} in {listing.Words(look)}: {from}, or --columns."
            : $"The rule comes from {rule!.From}(), which cpu{look.Cpu} was in last at step {look.Number}: "
                + $"{from}, or --columns.";
    }
}
