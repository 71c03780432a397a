// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Mutants;

/// <summary>
/// Tries mutants against the checks that reach them. Where a check notices a group of them, those
/// that it notices by themselves are looked for, and the others go on.
/// </summary>
internal sealed class MutantRun(string folder, MutantResults results) : IDisposable
{
    private static readonly TimeSpan s_least = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan s_most = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan s_start = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longestSearch = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan s_longest = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan s_first = TimeSpan.FromSeconds(120);
    private const int Times = 10;
    private const int MostInAChild = 200;

    private readonly List<MutantCheck> _checks = new();
    private MutantChild? _child;
    private int _inChild;

    /// <summary>Checks that fail without any mutant, and what they say.</summary>
    public List<string> Unfit { get; } = new();

    /// <summary>Learns which check reaches which mutant.</summary>
    /// <param name="from">The stage that the first mutant is for: those before it are over.</param>
    /// <param name="runs">Schedules that a search makes.</param>
    /// <param name="says">Told of each check.</param>
    public void Cover(MutantStage from, int runs, Action<string> says)
    {
        using var child = new MutantChild(folder);

        child.Ask("names", $"{runs}");
        string[] names = child.Answer(s_first)
            ?? throw new ImageException("the image does not load. Run the selftests.");
        names = [.. names.Where(name => MutantCheck.StageOf(name) >= from)];
        for (int done = 0; done < names.Length;)
            done += Cover(names[done..], says);
    }

    /// <summary>How many of the checks were run: up to one that crashes or hangs.</summary>
    private int Cover(string[] names, Action<string> says)
    {
        using var child = new MutantChild(folder);
        TimeSpan started = TimeSpan.Zero;
        int at = -1;

        child.Ask(names.Prepend("cover"));
        while (true)
        {
            string[]? words = child.Answer(s_first);

            switch (words?[0])
            {
                case "at":
                    started = child.Cpu();
                    at++;
                    says($"without a mutant: {words[1]}");
                    break;
                case "covers":
                    Add(new MutantCheck(words[1], words[2].Length == 0 ? []
                        : words[2].Split(',').Select(int.Parse).ToHashSet(),
                        child.Cpu() - started));
                    break;
                case "unfit":
                    Unfit.Add($"{words[1]}: {words[2]}");
                    break;
                case "done":
                    return names.Length;
                default:
                    Unfit.Add($"{names[Math.Max(at, 0)]}: {(words == null ? "crashes" : "hangs")}");
                    return Math.Max(at, 0) + 1;
            }
        }
    }

    /// <summary>Tries one or several against all checks of a stage.</summary>
    public void Try(IReadOnlyList<TriedMutant> mutants, MutantStage stage)
        => Try([.. mutants], [.. _checks
            .Where(check => check.Stage == stage
                && check.Reaches.Overlaps(mutants.Select(mutant => mutant.Number)))
            .OrderByDescending(check => check.Worth)], stage);

    /// <inheritdoc/>
    public void Dispose() => _child?.Dispose();

    private void Add(MutantCheck check)
    {
        if (check.Took < (check.Stage == MutantStage.Search ? s_longestSearch : s_longest))
            _checks.Add(check);
        else
            Unfit.Add($"{check.Name}: takes {check.Took.TotalSeconds:0} s");
    }

    private void Try(List<TriedMutant> mutants, MutantCheck[] checks, MutantStage stage)
    {
        for (int from = 0; mutants.Count != 0 && from < checks.Length; from++)
        {
            (string verdict, int at, string noticed) = Run(mutants, checks[from..]);

            from += at;
            if (from < checks.Length)
                mutants = Blame(mutants, checks[from], verdict, noticed);
        }
        foreach (TriedMutant mutant in mutants)
        {
            bool reached = _checks.Any(check => check.Reaches.Contains(mutant.Number));

            results.Add(new MutantResult(
                mutant.Key, reached ? "survived" : "not reached", $"{stage}", ""));
        }
    }

    /// <summary>Finds those of a group that a check notices alone; the others are left.</summary>
    private List<TriedMutant> Blame(
        List<TriedMutant> mutants, MutantCheck check, string verdict, string noticed)
    {
        var left = new List<TriedMutant>();

        if (mutants.Count == 1)
        {
            check.Killed++;
            results.Add(new MutantResult(mutants[0].Key, verdict, check.Name, noticed));
            return left;
        }
        foreach (TriedMutant[] half in mutants.Chunk((mutants.Count + 1) / 2))
        {
            (string its, int at, string says) = Run(half, [check]);

            left.AddRange(at == 0 ? Blame([.. half], check, its, says) : half);
        }
        return left;
    }

    /// <summary>What came of it, at which check, and what that said.</summary>
    private (string Verdict, int At, string Noticed) Run(
        IReadOnlyList<TriedMutant> mutants, MutantCheck[] checks)
    {
        if (_child == null || _inChild++ == MostInAChild)
        {
            _child?.Dispose();
            (_child, _inChild) = (new MutantChild(folder), 0);
        }
        _child.Ask(checks.Select(check => check.Name)
            .Prepend(string.Join(',', mutants.Select(mutant => mutant.Number))));
        int at = 0;
        while (true)
        {
            string[]? words = _child.Answer(
                Patience(checks[at]) + (_inChild == 0 ? s_start : TimeSpan.Zero));

            switch (words?[0])
            {
                case "at":
                    at = Array.FindIndex(checks, check => check.Name == words[1]);
                    checks[at].Tried++;
                    continue;
                case "survived":
                    return ("survived", checks.Length, "");
                case "killed":
                    return ("killed", at, words[2]);
                default:
                    _child.Dispose();
                    _child = null;
                    return (words == null ? "crashes" : "hangs", at, "");
            }
        }
    }

    private static TimeSpan Patience(MutantCheck check)
    {
        TimeSpan longest = check.Took * Times;

        return longest < s_least ? s_least : longest < s_most ? longest : check.Took + s_most;
    }
}

/// <summary>A mutant that is tried.</summary>
/// <param name="Number">Its number in the image.</param>
/// <param name="Key">Its key among the results.</param>
internal sealed record TriedMutant(int Number, string Key);
