// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;
using Linux.Lockstep.Generation;
using Linux.Lockstep.Playing;

namespace Linux.Lockstep;

/// <summary>
/// What the C did, as numbers, for machines on which it cannot be compiled: the low half of the hash
/// after each operation, and the whole state once in a thousand operations.
/// </summary>
/// <param name="Search">The scenarios.</param>
/// <param name="Runs">What the C did in each.</param>
public sealed record Recording(LockstepSearch Search, IReadOnlyList<RecordedRun> Runs)
{
    private const int DumpEvery = 1000;
    private const int DigitsAHash = 8;
    private const int HashesALine = 12;

    /// <summary>Plays the scenarios of <paramref name="search"/> on <paramref name="side"/>.</summary>
    public static Recording Of(LockstepSearch search, ISide side)
        => new(search, Play(search.Scenarios(), side));

    /// <summary>One that travels with the program: a group, and the HZ or revision that is not the
    /// port's.</summary>
    public static Recording Named(string name)
    {
        using Stream file = typeof(Recording).Assembly
            .GetManifestResourceStream($"recorded/{name}.txt")!;

        using var reader = new StreamReader(file);
        return Read(reader.ReadToEnd());
    }

    /// <summary>The scenarios, each as far as it was recorded.</summary>
    public IReadOnlyList<Scenario> Scenarios()
        => [.. Search.Scenarios().Zip(Runs, (scenario, run) => scenario.Cut(run.Hashes.Count - 1))];

    /// <summary>What <paramref name="side"/> does in these.</summary>
    public Recording PlayedBy(ISide side) => new(Search, Play(Scenarios(), side));

    private static List<RecordedRun> Play(IReadOnlyList<Scenario> scenarios, ISide side)
    {
        List<List<string>> outcomes = Outcome.Split(side.Play(Scenario.Text(scenarios)));
        var runs = new List<RecordedRun>();
        int operations = 0;

        for (int i = 0; i < scenarios.Count; i++)
        {
            int first = operations;

            // An operation that does not end is not one that anybody else could play.
            if (outcomes[i][^1] == Outcome.Livelock)
                outcomes[i].RemoveAt(outcomes[i].Count - 1);

            operations += outcomes[i].Count - 1;
            int? at = operations / DumpEvery > first / DumpEvery ? outcomes[i].Count - 1 : null;
            runs.Add(new RecordedRun(
                [.. outcomes[i].Select(Short)],
                at is { } cut ? SideBySide.State(side, scenarios[i].Cut(cut)) : []));
        }
        return runs;
    }

    /// <summary>The text of the file.</summary>
    /// <param name="origin">Tree, checksums, compiler and command, a line each.</param>
    public string Write(IEnumerable<string> origin)
    {
        var text = new StringBuilder();

        foreach (string line in origin)
            text.Append($"# {line}\n");
        text.Append(CultureInfo.InvariantCulture,
            $"{Search.Group} {Search.Seed} {Search.Count} {Search.Operations} {Search.Hz}\n");
        foreach (RecordedRun run in Runs)
        {
            text.Append("run\n");
            foreach (string[] line in run.Hashes.Chunk(HashesALine))
                text.Append(' ').AppendJoin(' ', line).Append('\n');
            foreach (string line in run.State)
                text.Append("| ").Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>Reads such a file.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static Recording Read(string text)
    {
        string[] lines = text.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Where(line => !line.StartsWith('#')).ToArray();
        string[] head = lines.FirstOrDefault("").Split(' ');

        if (head.Length != 5 || !Enum.TryParse(head[0], out FileGroup group))
            throw new InvalidDataException("a recorded run starts with its group, seed, count, operations and HZ");
        var search = new LockstepSearch(group, ulong.Parse(head[1]), int.Parse(head[2]), int.Parse(head[3]))
        {
            Hz = int.Parse(head[4]),
        };
        var runs = new List<(List<string> Hashes, List<string> State)>();
        foreach (string line in lines.Skip(1))
        {
            if (line == "run")
                runs.Add(([], []));
            else if (line.StartsWith("| ", StringComparison.Ordinal))
                runs[^1].State.Add(line[2..]);
            else
                runs[^1].Hashes.AddRange(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        }
        return new Recording(search, [.. runs.Select(run => new RecordedRun(run.Hashes, run.State))]);
    }

    /// <summary>The operation of a run at which <paramref name="side"/> differs, or null.</summary>
    /// <param name="run">Number of the run, from 0.</param>
    /// <param name="side">Who plays it.</param>
    public int? FirstDifference(int run, ISide side)
    {
        Scenario scenario = (Search with { Seed = Search.Seed + (ulong)run, Count = 1 }).Scenarios()[0];
        string text = Scenario.Text([scenario.Cut(Runs[run].Hashes.Count - 1)]);
        string[] played = [.. Outcome.Split(side.Play(text)).First().Select(Short)];
        int at = Outcome.FirstDifference(Runs[run].Hashes, played);

        return at < 0 ? null : at;
    }

    /// <summary>Where another recording of the same scenarios differs first, or null.</summary>
    public string? FirstDifference(Recording other)
    {
        for (int i = 0; i < Runs.Count; i++)
        {
            int at = Outcome.FirstDifference(Runs[i].Hashes, other.Runs[i].Hashes);

            if (at >= 0)
                return $"{Search.Group} seed {Search.Seed + (ulong)i}, operation {at}";
            at = Outcome.FirstDifference(Runs[i].State, other.Runs[i].State);
            if (at >= 0)
                return $"{Search.Group} seed {Search.Seed + (ulong)i}, state: {Runs[i].State.ElementAtOrDefault(at)}";
        }
        return null;
    }

    /// <summary>The end of a hash, and its mark; words such as "stuck" as they are.</summary>
    public static string Short(string line)
    {
        int digits = DigitsAHash + (line.EndsWith(Outcome.Interrupted) ? 1 : 0);

        return line.Length > digits ? line[^digits..] : line;
    }
}

/// <summary>What one scenario did.</summary>
/// <param name="Hashes">One at the start and one after each operation, 8 digits each.</param>
/// <param name="State">The state at the end, or nothing.</param>
public sealed record RecordedRun(IReadOnlyList<string> Hashes, IReadOnlyList<string> State);
