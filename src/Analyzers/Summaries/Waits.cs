// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Joins the two halves of a wait that never ends: who waits for an object's callback and what is
/// held there, and what the callback takes.
/// </summary>
internal sealed class Waits
{
    private readonly List<(Needed Wait, ISymbol Object, Held[] Held)> _noted = [];

    public void Note(Needed wait, ISymbol field) => _noted.Add((wait, field, [.. wait.Held]));

    public IEnumerable<Finding> Findings(Analysis analysis)
    {
        foreach (var (wait, field, held) in _noted)
        {
            foreach (var callback in analysis.Registrations.Of(field))
            {
                if (SymbolEqualityComparer.Default.Equals(wait.Flow.Method, callback))
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"'{callback.Name}' is what waits");

                var taken = analysis.SummaryOf(callback)?.Effects.FirstOrDefault(e =>
                    e is { Kind: EffectKind.Acquire, Class: { } cls } && !analysis.IsAnonymous(cls)
                    && held.Any(h => h.Class == cls));
                if (taken is not null)
                    yield return WaitsForOwnLock.Find(wait, callback,
                        $"it takes a lock of class {taken.Class}, of which "
                        + $"'{held.First(h => h.Class == taken.Class).Name}' is held")
                        .Along(held.First(h => h.Class == taken.Class).Trail).Along(taken.Trail);
            }
        }
    }
}
