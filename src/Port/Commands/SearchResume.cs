// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>A search that was ended before its time, with all that it takes to go on with it.</summary>
/// <param name="Image">Identity of the sources, see <see cref="KernelSources.Identity"/>.</param>
/// <param name="PutBack">Name of the bug that was put back; empty for none.</param>
/// <param name="Patches">Changes of the sources.</param>
/// <param name="Request">The whole search.</param>
/// <param name="Counts">What was done.</param>
/// <param name="Races">The data races that were noted.</param>
internal sealed record SearchResume(
    string Image, string PutBack, SourcePatch[] Patches, SearchRequest Request, SearchCounts Counts, string[] Races)
{
    /// <summary>The search without the runs that were made.</summary>
    public SearchRequest Left => Request with
    {
        Seed = Request.Seed + (ulong)Counts.Runs * Request.Shard.Of,
        Budget = Request.Budget with { Runs = Request.Budget.Runs - (ulong)Counts.Runs * Request.Shard.Of },
    };

    /// <summary>Both parts of the search.</summary>
    public SearchResult With(SearchResult rest) => rest with
    {
        Counts = rest.Counts with
        {
            Runs = rest.Counts.Runs + Counts.Runs,
            Operations = rest.Counts.Operations + Counts.Operations,
            Choices = rest.Counts.Choices + Counts.Choices,
        },
        Races = rest.Races.Union(Races).Order(StringComparer.Ordinal).ToArray(),
    };

    /// <summary>Reads what <see cref="Write"/> has written.</summary>
    /// <exception cref="InvalidDataException">It is another file, damaged, or of another build.</exception>
    public static SearchResume Read(string path, SourceSet sources)
    {
        SearchResume? read = null;

        try
        {
            read = JsonSerializer.Deserialize<SearchResume>(InputFile.ReadText(path));
        }
        catch (JsonException)
        {
        }
        if (read is not { Image: not null, Patches: not null, Request.Scenario: not null, Counts.Runs: >= 0 }
            || (ulong)read.Counts.Runs * read.Request.Shard.Of >= read.Request.Budget.Runs)
            throw new InvalidDataException($"{path} is no search that port explore has left, or it is changed.");
        if (read.Image != sources.Identity)
            throw new InvalidDataException($"{path} belongs to the build {read.Image} of the port, and this is "
                + $"{sources.Identity}. Begin the search again.");
        return read;
    }

    /// <summary>Writes it, where each run depends on its seed alone; the result says how to go on.</summary>
    public string Write(string path)
    {
        if (SearchStrategies.IsExhaustive(Request.Strategy))
            return "dfs has to begin again.";
        OutputFile.Write(path, JsonSerializer.Serialize(this) + "\n");
        return $"go on with: port explore --resume {path}";
    }
}
