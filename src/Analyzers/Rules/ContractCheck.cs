// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Linq;
using System.Text.RegularExpressions;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Compares a function with the contract of a pointer that it is stored into.</summary>
internal static class ContractCheck
{
    /// <summary>What the function needs or does beyond the contract, null when it fits.</summary>
    public static string? Differs(FunctionFlow flow, IMethodSymbol stored,
        INamedTypeSymbol contract)
    {
        if (contract.DelegateInvokeMethod is not { } invoke)
        {
            return null;
        }

        var (has, grants) = (flow.Model.Of(stored), flow.Model.Contract(contract));
        foreach (var path in has.MustHold.Concat(has.Releases))
        {
            if (!grants.MustHold.Concat(grants.Releases).Any(g => Same(g, invoke, path, stored)))
            {
                return $"needs '{path.Path}' held";
            }
        }

        if (flow.SummaryOf(stored) is { } summary)
        {
            foreach (var effect in summary.Effects)
            {
                if (effect.Kind == EffectKind.NeedsHeld && effect.Name is { } name
                    && effect.Declared
                    && !grants.MustHold.Concat(grants.Releases)
                        .Any(g => Normal(g.Path, invoke.Parameters) == Normal(name.ToString(),
                            stored.Parameters)))
                {
                    return $"needs '{name}' held";
                }

                if (effect.Kind == EffectKind.Sleep && grants.Sleep is null
                    && (grants.RequiresIrqsOff == true || grants.MustHold.Count > 0))
                {
                    return "may sleep";
                }

                if (effect.Kind == EffectKind.NeedsIrqs && effect.Declared
                    && grants.RequiresIrqsOff != effect.Off)
                {
                    return "needs interrupts " + (effect.Off ? "off" : "on");
                }
            }
        }

        foreach (var path in has.Acquires)
        {
            if (!grants.Acquires.Any(g => Same(g, invoke, path, stored)))
            {
                return $"returns with '{path.Path}' held";
            }
        }

        foreach (var path in grants.Acquires)
        {
            if (!has.Acquires.Any(h => Same(path, invoke, h, stored)))
            {
                return $"does not take '{path.Path}'";
            }
        }

        foreach (var path in has.Releases)
        {
            if (!grants.Releases.Any(g => Same(g, invoke, path, stored)))
            {
                return $"releases '{path.Path}'";
            }
        }

        foreach (var path in grants.Releases)
        {
            if (!has.Releases.Any(h => Same(path, invoke, h, stored)))
            {
                return $"does not release '{path.Path}'";
            }
        }

        return null;
    }

    private static bool Same(PathFact grant, IMethodSymbol invoke, PathFact has,
        IMethodSymbol stored) =>
        grant.When == has.When && grant.If is null == has.If is null
        && Normal(grant.Path, invoke.Parameters) == Normal(has.Path, stored.Parameters);

    // Parameters are told apart by their place, not by their name.
    private static string Normal(string path, ImmutableArray<IParameterSymbol> parameters)
    {
        string text = path.Replace("@", "").Replace("->", ".");
        var first = Regex.Match(text, @"^[\w]+");
        var parameter = parameters.FirstOrDefault(p => p.Name == first.Value);
        return parameter is null ? text : "$" + parameter.Ordinal + text.Substring(first.Length);
    }
}
