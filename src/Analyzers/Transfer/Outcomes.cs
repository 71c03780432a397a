// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;

namespace Linux.Analyzers.Transfer;

/// <summary>What a called function returned and left in memory, in the terms of this one.</summary>
internal sealed class Outcomes(FunctionFlow flow)
{
    /// <summary>
    /// The result by the best name for it; a call that does not return ends the path.
    /// </summary>
    public Sym Apply(Outcome? outcome, Sym[] args, Sym? receiver, Sym result, State state)
    {
        if (outcome is null)
        {
            flow.Forks.Dead = true;
            return result;
        }

        Remember(outcome, args, receiver, result, state);
        foreach (var owned in outcome.Owned)
            state.Ownership.Objects.Add(flow.Names.Translate(owned, args, receiver, result, state));

        return outcome.Result is { } known
            ? flow.Names.Translate(known, args, receiver, result, state)
            : result;
    }

    /// <summary>What only the callee's body knows, whatever its annotations say.</summary>
    public void Remember(Outcome outcome, Sym[] args, Sym? receiver, Sym result, State state)
    {
        if (outcome.MayBeInfinite && outcome.Result is null)
            state.Infinities.Add(result);

        if (outcome.Truth is { } truth)
            state.Facts.Known[result] = truth;

        foreach (var (place, value) in outcome.Memory)
            state.Memory.Values[flow.Names.Translate(place, args, receiver, result, state)] =
                flow.Names.Translate(value, args, receiver, result, state);
    }
}
