// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>The final states of a test, as far as its filter lets them count.</summary>
internal sealed class FinalStates(LitmusTest test, LitmusProgram program)
{
    private readonly SortedDictionary<string, bool> _states = new(StringComparer.Ordinal);
    private readonly HashSet<long[]> _noted = new(s_numbers);

    private static readonly IEqualityComparer<long[]> s_numbers =
        EqualityComparer<long[]>.Create(
            static (a, b) => a.AsSpan().SequenceEqual(b), static numbers =>
            {
                var hash = new HashCode();

                foreach (long number in numbers)
                    hash.Add(number);
                return hash.ToHashCode();
            });

    /// <summary>A run has ended.</summary>
    public void Note(Func<Observable, long> value)
    {
        if (!(test.Filter?.Holds(value, program.AddressOf) ?? true))
            return;
        IReadOnlyList<Observable> observed = program.Observed;
        var numbers = new long[observed.Count];

        for (int i = 0; i < numbers.Length; i++)
            numbers[i] = value(observed[i]);
        // Most runs end as another one has.
        if (!_noted.Add(numbers))
            return;
        _states[string.Concat(observed.Select((one, i)
            => $"{one}={program.Text(numbers[i])}; ")).TrimEnd()] =
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
