// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// One mistake is one report. What a function does wrong for one cause is shown at the first place,
/// and the others are steps of its path; what a call leads to is not shown again for the callers
/// when it is shown where it happens.
/// </summary>
internal static class Repeats
{
    public static List<Finding> Fold(IReadOnlyCollection<Finding> findings)
    {
        var shown = new HashSet<(string, Location)>(findings.Select(f => (f.Rule.Id, f.Where)));
        var kept = new List<Finding>();
        var first = new Dictionary<string, Finding>(StringComparer.Ordinal);
        foreach (var finding in findings
            .Where(f => !IsShown(f, shown))
            .OrderBy(f => f.Where.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(f => f.Where.SourceSpan.Start))
        {
            string key = Key(finding);
            if (!first.TryGetValue(key, out var known))
            {
                first.Add(key, finding);
                kept.Add(finding);
            }
            else if (known.Where != finding.Where)
                known.At(finding.Where, "and here");
        }

        return kept;
    }

    private static bool IsShown(Finding finding, HashSet<(string, Location)> shown) =>
        (finding.Origin is { } origin && origin != finding.Where
            && shown.Contains((finding.Rule.Id, origin)))
        // Whoever gives a lock back needs it, which is the same mistake.
        || (finding.Rule.Id == RequiredLock.Id
            && shown.Contains((ReleaseNotHeld.Id, finding.Where)));

    private static string Key(Finding finding)
    {
        string where = finding.Rule.Id + " " + finding.Owner?.ToDisplayString() + " ";
        if (finding.Cause is { } cause)
            return where + cause;

        // An order is wrong at one place, whatever the locks are called on the ways there.
        string subject = finding.Rule.Category == "Order" ? "" : finding.Subject ?? "";
        return $"{where}{finding.Where.SourceTree?.FilePath} "
            + $"{finding.Where.GetLineSpan().StartLinePosition.Line} {subject}";
    }
}
