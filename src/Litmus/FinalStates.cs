// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>The final states of a test, as far as its filter lets them count.</summary>
internal sealed class FinalStates(LitmusTest test, LitmusProgram program)
{
    private readonly SortedDictionary<string, bool> _states = new(StringComparer.Ordinal);

    /// <summary>A run has ended.</summary>
    public void Note(Func<Observable, long> value)
    {
        if (test.Filter?.Holds(value, program.AddressOf) ?? true)
            _states[string.Concat(program.Observed.Select(one
                => $"{one}={program.Text(value(one))}; ")).TrimEnd()] =
                test.Condition.Holds(value, program.AddressOf);
    }

    /// <summary>What all runs have shown.</summary>
    public LitmusResult Result(bool hasRace, int visited)
    {
        int positive = _states.Count(one => one.Value);

        return new LitmusResult(test.Name, [.. _states.Keys], positive, _states.Count - positive,
            hasRace, visited);
    }
}
