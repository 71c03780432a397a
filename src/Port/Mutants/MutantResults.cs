// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Mutants;

/// <summary>What became of one mutant.</summary>
/// <param name="Key">
/// Which, see <see cref="Mutant.Key"/>; a number follows where several are alike.
/// </param>
/// <param name="Verdict">killed, hangs, crashes, survived or not reached.</param>
/// <param name="Check">The check that noticed it; of a survivor the stage it has passed.</param>
/// <param name="Noticed">What that said.</param>
internal sealed record MutantResult(string Key, string Verdict, string Check, string Noticed);

/// <summary>Results in a file, a line each, so that a run can be ended and gone on with.</summary>
internal sealed class MutantResults : IDisposable
{
    private readonly Dictionary<string, MutantResult> _known = new(StringComparer.Ordinal);
    private readonly StreamWriter _file;

    /// <summary>Opens the file, or makes it.</summary>
    public MutantResults(string path)
    {
        if (File.Exists(path))
        {
            foreach (string line in File.ReadLines(path).Where(line => line.EndsWith('}')))
            {
                MutantResult known = JsonSerializer.Deserialize<MutantResult>(line)!;

                _known[known.Key] = known;
            }
        }
        _file = new StreamWriter(path, append: true) { AutoFlush = true };
    }

    /// <summary>What is known of a mutant, or null.</summary>
    public MutantResult? Of(string key) => _known.GetValueOrDefault(key);

    /// <summary>Whether a mutant is to go through a stage: it has passed the ones before.</summary>
    public bool IsFor(MutantStage stage, string key)
        => stage == MutantStage.Comparison ? Of(key) == null
            : Of(key) is { Verdict: "survived" or "not reached" } passed
                && passed.Check == $"{stage - 1}";

    /// <summary>Keeps a result.</summary>
    public void Add(MutantResult result)
    {
        _known[result.Key] = result;
        _file.WriteLine(JsonSerializer.Serialize(result));
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
