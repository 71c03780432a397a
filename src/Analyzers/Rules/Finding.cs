// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A violation before it is shown: where, in which function, and along which path.</summary>
internal sealed class Finding(DiagnosticDescriptor rule, Location where, IMethodSymbol? owner,
    object?[] arguments)
{
    private readonly List<(Location Where, string Text)> _path = [];

    public DiagnosticDescriptor Rule { get; } = rule;
    public Location Where { get; } = where;
    public IMethodSymbol? Owner { get; } = owner;

    public Finding Along(Trail? trail)
    {
        if (trail is not null)
        {
            _path.AddRange(trail.Steps());
        }

        return this;
    }

    public Finding At(Location where, string text)
    {
        _path.Add((where, text));
        return this;
    }

    public Diagnostic ToDiagnostic()
    {
        var steps = _path.Where(p => p.Where != Location.None).Distinct().ToArray();
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        for (int i = 0; i < steps.Length; i++)
        {
            // The compiler's SARIF has no text on a related location, so it stands beside them.
            properties.Add("path" + i, steps[i].Text);
        }

        return Diagnostic.Create(Rule, Where, steps.Select(s => s.Where), properties.ToImmutable(),
            arguments);
    }
}
