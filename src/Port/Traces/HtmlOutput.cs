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
    /// <param name="path">The trace.</param>
    /// <param name="move">Is told how far it is, up to 100, and what is done.</param>
    /// <exception cref="InvalidDataException">It is no trace, or damaged.</exception>
    public static string OfTrace(string path, Action<double, string> move)
    {
        TraceFile text;
        var sentences = new List<string>();
        TraceInput? input = null;
        using var timeline = new TraceTimeline(events => move(
            100 * (input?.Done ?? 0), Reading(path, events, input?.Done)));

        try
        {
            using (input = TraceInput.Open(path))
            {
                if (input.Dat != null)
                    timeline.Read(input.Dat);
                text = TraceReader.Read(
                    input.Dat == null ? input.Lines : new LinesReader(input.Dat.Texts()), timeline);
                sentences.AddRange(input.Notes);
            }
            if (timeline.Recordings == 0 && text.Unread.Count == 0)
                throw new InvalidDataException("there is not one event in it");
        }
        catch (InvalidDataException e)
        {
            throw new InvalidDataException($"{path} is neither a replay nor a trace: {e.Message}.", e);
        }
        if (timeline.Recordings == 0)
            throw new InvalidDataException($"{path} has not one event that can be read.");
        if (timeline.Recordings > 1)
            sentences.Add(
                $"The file has {timeline.Recordings} recordings; this is the longest one.");
        if (timeline.Beyond != 0)
            sentences.Add($"{timeline.Beyond} events are of CPUs from {MachineOptions.MaxCpus} on, "
                + "and left out.");
        if (text.Unread.Count != 0)
            sentences.Add($"{text.Unread.Count} lines could not be read, the first is line "
                + $"{text.Unread[0].Number}.");
        move(100, "making the page");
        return timeline.ToPage(Path.GetFileName(path), sentences).ToHtml();
    }

    /// <summary>The page of a replay.</summary>
    public static string OfReplay(
        string title, ReplayResult result, ImageBuilder builder, IReadOnlyCollection<SourcePatch> patches)
        => ReplayPage.Of(title, result.Record!, result.Failure, name => Source(builder, patches, name)).ToHtml();

    private static string Reading(string path, long events, double? done)
        => FormattableString.Invariant($"reading {path}, {events:N0} events")
            + (done is { } part ? FormattableString.Invariant($", {100 * part:0} %") : "");

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
