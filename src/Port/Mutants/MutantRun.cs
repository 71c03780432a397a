// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;

namespace Linux.Port.Mutants;

/// <summary>Tries mutants one after the other against the checks that reach them.</summary>
internal sealed class MutantRun(string folder, MutantResults results) : IDisposable
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(120);
    private const int Times = 10;
    private const int MostInAChild = 200;

    private readonly List<(string Name, HashSet<int> Reaches, TimeSpan Took)> _checks = new();
    private MutantChild? _child;
    private int _inChild;

    /// <summary>Checks that fail without any mutant, and what they say.</summary>
    public List<string> Unfit { get; } = new();

    /// <summary>Learns which check reaches which mutant.</summary>
    /// <param name="says">Told of each check.</param>
    public void Cover(Action<string> says)
    {
        using var child = new MutantChild(folder);

        child.Ask("cover");
        long started = 0;
        while (child.Answer(s_first) is { } words)
        {
            switch (words[0])
            {
                case "at":
                    started = Stopwatch.GetTimestamp();
                    says($"without a mutant: {words[1]}");
                    break;
                case "covers":
                    _checks.Add((words[1], words[2].Length == 0 ? []
                        : words[2].Split(',').Select(int.Parse).ToHashSet(),
                        Stopwatch.GetElapsedTime(started)));
                    break;
                case "unfit":
                    Unfit.Add($"{words[1]}: {words[2]}");
                    break;
                case "done":
                    _checks.Sort((a, b) => a.Took.CompareTo(b.Took));
                    return;
                default:
                    throw new ImageException("a check hangs without any mutant. Run it by itself.");
            }
        }
        throw new ImageException("the checks crash without any mutant. Run the selftests.");
    }

    /// <summary>Tries one mutant and keeps the result.</summary>
    public MutantResult Try(Mutant mutant, string key)
    {
        var reaching = _checks.Where(check => check.Reaches.Contains(mutant.Number)).ToList();
        MutantResult result = reaching.Count == 0
            ? new MutantResult(key, "not reached", "", "")
            : Try(mutant, key, reaching.ConvertAll(check => (check.Name, check.Took)));

        results.Add(result);
        return result;
    }

    /// <inheritdoc/>
    public void Dispose() => _child?.Dispose();

    private MutantResult Try(Mutant mutant, string key, List<(string Name, TimeSpan Took)> checks)
    {
        if (_child == null || _inChild++ == MostInAChild)
        {
            _child?.Dispose();
            (_child, _inChild) = (new MutantChild(folder), 0);
        }
        _child.Ask(checks.Select(check => check.Name)
            .Prepend(mutant.Number.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        string at = checks[0].Name;
        while (true)
        {
            TimeSpan took = checks.First(check => check.Name == at).Took;
            string[]? words = _child.Answer(took * Times > s_least ? took * Times : s_least);

            switch (words?[0])
            {
                case "at":
                    at = words[1];
                    continue;
                case "survived":
                    return new MutantResult(key, "survived", "", "");
                case "killed":
                    return new MutantResult(key, "killed", words[1], words[2]);
                default:
                    _child.Dispose();
                    _child = null;
                    return new MutantResult(key, words == null ? "crashes" : "hangs", at, "");
            }
        }
    }
}
