// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A violation before it is shown: where, in which function, and along which path.
/// </summary>
internal sealed class Finding(DiagnosticDescriptor rule, Location where, IMethodSymbol? owner,
    object?[] arguments)
{
    private readonly List<Step> _path = [];
    private readonly Dictionary<string, string> _properties = [];

    public DiagnosticDescriptor Rule { get; } = rule;
    public Location Where { get; } = where;
    public IMethodSymbol? Owner { get; } = owner;

    /// <summary>
    /// What is missing, when one lack of it shows in several places of a function.
    /// </summary>
    public string? Cause { get; private set; }

    /// <summary>What the message is about.</summary>
    public string? Subject => arguments.Length > 0 ? arguments[0]?.ToString() : null;

    // A trail may lead elsewhere by the time that the finding is shown.
    private sealed record Step(Location Where, string Text, Trail? Trail = null);

    private Trail? _from;

    /// <summary>Where it happens, when that is inside of a function that is called.</summary>
    public Location? Origin { get; private set; }

    /// <summary>Adds the calls that lead to what is wrong.</summary>
    public Finding From(Trail trail)
    {
        _from = trail;
        return Along(trail);
    }

    /// <summary>Says it in the words of .NET.</summary>
    public Finding InDotNet()
    {
        _properties[Words.Property] = "true";
        return this;
    }

    public Finding Because(string cause)
    {
        Cause = cause;
        return this;
    }

    /// <summary>Tells a repair something that the message does not say.</summary>
    public Finding With(string name, string? value)
    {
        if (value is not null)
            _properties[name] = value;

        return this;
    }

    public Finding Along(Trail? trail)
    {
        if (trail is not null)
            _path.Add(new Step(Location.None, "", trail));

        return this;
    }

    public Finding At(Location where, string text)
    {
        _path.Add(new Step(where, text));
        return this;
    }

    /// <summary>The same with all places as they are now; this one stays what it is.</summary>
    public Finding Placed(Func<Location, Location> now)
    {
        var placed = new Finding(Rule, now(Where), Owner, arguments)
        {
            Cause = Cause,
            Origin = _from is null ? null : now(_from.Innermost),
        };
        placed._path.AddRange(Steps().Select(s => new Step(now(s.Where), s.Text)));
        foreach (var pair in _properties)
            placed._properties.Add(pair.Key, pair.Value);

        return placed;
    }

    private IEnumerable<Step> Steps() => _path.SelectMany(s => s.Trail is null ? [s]
        : s.Trail.Steps().Select(t => new Step(t.Where, t.Text)));

    public Diagnostic ToDiagnostic()
    {
        var steps = Steps().Where(p => p.Where != Location.None).Distinct().ToArray();
        var properties = ImmutableDictionary.CreateBuilder<string, string?>();
        foreach (var pair in _properties)
            properties.Add(pair.Key, pair.Value);

        for (int i = 0; i < steps.Length; i++)
        {
            // The compiler's SARIF has no text on a related location, so it stands beside them.
            properties.Add("path" + i, steps[i].Text);
        }

        return Diagnostic.Create(Rule, Where, steps.Select(s => s.Where), properties.ToImmutable(),
            [.. arguments.Select(a => a switch
            {
                Word word => Words.Say(word, _properties.ContainsKey(Words.Property)),
                Advice advice => advice.Say(_properties.ContainsKey(Words.Property)),
                _ => a,
            })]);
    }
}
