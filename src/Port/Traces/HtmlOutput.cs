// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;

namespace Linux.Port.Traces;

/// <summary>Pages of runs, recordings and replays.</summary>
internal static class HtmlOutput
{
    /// <summary><c>--html FILE</c>.</summary>
    public static Option<string?> Option()
    {
        var option = new Option<string?>("--html")
        {
            HelpName = "FILE",
            Description = "File for a page that shows it in a browser; the page needs nothing else",
        };

        option.IsNewFile();
        return option;
    }

    /// <summary>The page of a run that was spooled.</summary>
    public static void OfSpool(string path, string title, IReadOnlyList<string> sentences, string spool)
        => OutputFile.Write(path, TimelinePage.Of(title, sentences, SpoolTimeline.Read(spool)).ToHtml());

    /// <summary>The page of a recorded trace: its longest recording.</summary>
    /// <exception cref="InvalidDataException">It is no trace, or damaged.</exception>
    public static string OfTrace(string path)
    {
        TraceFile file;
        var sentences = new List<string>();

        try
        {
            using TraceInput input = TraceInput.Open(path);

            file = TraceReader.Read(input.Lines);
            sentences.AddRange(input.Notes);
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} is neither a replay nor a trace: {e.Message}.", e);
        }
        if (file.Recordings.Count == 0)
            throw new InvalidDataException($"{path} has not one event that can be read.");
        TraceRecording longest = file.Recordings.MaxBy(recording => recording.Events.Count)!;
        if (file.Recordings.Count > 1)
            sentences.Add($"The file has {file.Recordings.Count} recordings; this is the longest one.");
        if (file.Unread.Count != 0)
            sentences.Add($"{file.Unread.Count} lines could not be read, the first is line {file.Unread[0].Number}.");
        long number = 0;
        return TimelinePage.Of(Path.GetFileName(path), sentences, longest.Events.Select(one => new TimelineEvent(
            one.TimeNs ?? (long?)one.Ticks ?? number++, one.Cpu, one.Name,
            string.Join(' ', one.Fields.Select(field => $"{field.Key}={field.Value}"))))).ToHtml();
    }

    /// <summary>The page of a replay.</summary>
    public static string OfReplay(
        string title, ReplayResult result, ImageBuilder builder, IReadOnlyCollection<SourcePatch> patches)
        => ReplayPage.Of(title, result.Record!, result.Failure, name => Source(builder, patches, name)).ToHtml();

    private static string? Source(
        ImageBuilder builder, IReadOnlyCollection<SourcePatch> patches, string name)
    {
        string? text = builder.Sources.Files.FirstOrDefault(file
            => ("/" + name).EndsWith("/" + file.Key, StringComparison.Ordinal)).Value;

        foreach (SourcePatch patch in patches.Where(patch => name.EndsWith(patch.File, StringComparison.Ordinal)))
            text = text == null ? null : patch.Apply(text);
        return text;
    }
}
