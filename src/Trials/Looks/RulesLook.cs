// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers;
using Linux.Images;
using Linux.Generators.Globals;
using Linux.Translation.Port;

namespace Linux.Trials;

/// <summary>Checks the rules on the whole kernel, with the change and without.</summary>
internal sealed class RulesLook(Trial trial)
{
    public void Run(CancellationToken stop)
    {
        if (!trial.Options.Only.Contains(TrialStages.Rules))
            return;
        trial.Set(TrialStages.Rules, StageState.Partly, "did not come to an end");
        var after = Of(trial.Change.After, stop);
        var before = ReferenceEquals(trial.Change.After, trial.Change.Before)
            ? after
            : Of(trial.Change.Before, stop);
        Tell(Without(after, before), Novelty.New);
        Tell(Without(before, after), Novelty.Gone);
        Tell([.. after.Except(Without(after, before))], Novelty.Known);
        trial.Done(TrialStages.Rules, $"the whole kernel, {after.Count} reports with the change " +
            $"and {before.Count} without");
    }

    // What is known of a text is kept by its content.
    private List<RuleFinding> Of(PortCompilation kernel, CancellationToken stop) =>
        trial.Answers.Get(
            AnswerCache.Key(kernel.Trees.OrderBy(t => t.Key, StringComparer.Ordinal)
                .SelectMany(t => new[] { t.Key, t.Value.ToString() })
                .Prepend(typeof(KernelRulesAnalyzer).Module.ModuleVersionId.ToString())
                .Prepend(typeof(GlobalsGenerator).Module.ModuleVersionId.ToString())
                .Prepend(typeof(RuleCheck).Module.ModuleVersionId.ToString())
                .Prepend(typeof(RulesLook).Module.ModuleVersionId.ToString())),
            () => RuleCheck.Of(kernel.Compilation, KernelGenerators.Analyzers(), stop).ToList());

    /// <summary>What <paramref name="these"/> has and <paramref name="others"/> has not, whatever
    /// the lines.</summary>
    private static IReadOnlyList<RuleFinding> Without(
        IEnumerable<RuleFinding> these, IEnumerable<RuleFinding> others)
    {
        var left = others.CountBy(Key).ToDictionary();
        return [.. these.Where(r => left.GetValueOrDefault(Key(r)) == 0 || left[Key(r)]-- == 0)];
    }

    private static (string, string, string, string) Key(RuleFinding r) =>
        (r.Rule.Id, r.Where.File, r.Function, r.Message);

    private void Tell(IReadOnlyList<RuleFinding> reports, Novelty novelty)
    {
        foreach (var report in reports)
        {
            trial.Report.Add(new(TrialStages.Rules, report.Rule.Id, novelty, report.Message)
            {
                File = report.Where.File,
                Line = report.Where.Line,
                Details = report.Function.Length == 0 ? [] : [$"in {report.Function}()"],
            });
        }
    }
}
