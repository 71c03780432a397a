// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers;
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
        Tell(RuleReport.Without(after, before), Novelty.New);
        Tell(RuleReport.Without(before, after), Novelty.Gone);
        Tell([.. after.Except(RuleReport.Without(after, before))], Novelty.Known);
        trial.Done(TrialStages.Rules, $"the whole kernel, {after.Count} reports with the change " +
            $"and {before.Count} without");
    }

    // What is known of a text is kept by its content.
    private List<RuleReport> Of(PortCompilation kernel, CancellationToken stop) =>
        trial.Answers.Get(
            AnswerCache.Key(kernel.Trees.OrderBy(t => t.Key, StringComparer.Ordinal)
                .SelectMany(t => new[] { t.Key, t.Value.ToString() })
                .Prepend(typeof(KernelRulesAnalyzer).Module.ModuleVersionId.ToString())
                .Prepend(typeof(GlobalsGenerator).Module.ModuleVersionId.ToString())
                .Prepend(typeof(RuleReport).Module.ModuleVersionId.ToString())),
            () => RuleReport.Of(kernel.Compilation, stop).ToList());

    private void Tell(IReadOnlyList<RuleReport> reports, Novelty novelty)
    {
        foreach (var report in reports)
        {
            trial.Report.Add(new(TrialStages.Rules, report.Id, novelty, report.Message)
            {
                File = report.File,
                Line = report.Line,
                Details = report.Function.Length == 0 ? [] : [$"in {report.Function}()"],
            });
        }
    }
}
