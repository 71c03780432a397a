// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Linux.View;

/// <summary>What the page of a trace shows, as its script reads it.</summary>
public sealed record TimelinePage
{
    /// <summary>Events whose texts are all in the page; of more, only kind, CPU and time
    /// are.</summary>
    public const int MostTexts = 200_000;

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Tells pages apart.</summary>
    public string Page => "map";

    /// <summary>What was recorded.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be said first, such as what broke.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>CPUs.</summary>
    public required int Cpus { get; init; }

    /// <summary>Time of the first event, ns.</summary>
    public required long Start { get; init; }

    /// <summary>Events.</summary>
    public required int Count { get; init; }

    /// <summary>Names of events.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>For each event ns since the one before, CPU, kind, and 1 + the CPU that it is done
    /// for.</summary>
    public required string Events { get; init; }

    /// <summary>The texts, a line each; empty where there are too many.</summary>
    public required string Texts { get; init; }

    /// <summary>The groups of the hierarchy.</summary>
    public required IReadOnlyList<TimelineGroup> Groups { get; init; }

    /// <summary>How they change.</summary>
    public required string Changes { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="title">What was recorded.</param>
    /// <param name="sentences">What is to be said first.</param>
    /// <param name="events">The events; times that go back count as the last one.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static TimelinePage Of(
        string title, IReadOnlyList<string> sentences, IEnumerable<TimelineEvent> events)
    {
        using var packed = new PackedNumbers();
        using var groups = new TimelineGroups();
        var kinds = new Dictionary<string, int>(StringComparer.Ordinal);
        var texts = new StringBuilder();
        int count = 0;
        int cpus = 0;
        long start = 0;
        long last = 0;

        foreach (TimelineEvent one in events)
        {
            if (count == 0)
                start = last = one.TimeNs;
            if (!kinds.TryGetValue(one.Name, out int kind))
                kinds[one.Name] = kind = kinds.Count;
            long time = Math.Max(last, one.TimeNs);

            packed.Add((ulong)(time - last));
            packed.Add((ulong)one.Cpu);
            packed.Add((ulong)kind);
            packed.Add((ulong)(Served(one) + 1));
            groups.See((ulong)count, one);
            if (count < MostTexts)
                texts.Append(one.Text.Replace('\n', ' ')).Append('\n');
            last = time;
            cpus = Math.Max(cpus, one.Cpu + 1);
            count++;
        }
        if (count == 0)
            throw new InvalidDataException("there is not one event in it");
        return new TimelinePage
        {
            Title = title,
            Sentences = sentences,
            Cpus = cpus,
            Start = start,
            Count = count,
            Kinds = kinds.Keys.ToArray(),
            Events = packed.ToBase64(),
            Texts = count > MostTexts ? "" : Packed(texts.ToString()),
            Groups = groups.Groups,
            Changes = groups.Changes,
        };
    }

    /// <summary>The page.</summary>
    public string ToHtml() => HtmlPage.Make(Title, JsonSerializer.Serialize(this, s_options));

    /// <summary>The sleeping CPU whose timers are looked after; -1 for none.</summary>
    private static int Served(TimelineEvent one)
    {
        const string Field = "cpu=";

        if (one.Name != "tmigr_handle_remote_cpu")
            return -1;
        string? word = one.Text.Split(' ').FirstOrDefault(
            word => word.StartsWith(Field, StringComparison.Ordinal));
        return int.TryParse(word.AsSpan(word == null ? 0 : Field.Length), NumberStyles.None,
            CultureInfo.InvariantCulture, out int cpu) ? Math.Min(cpu, ushort.MaxValue) : -1;
    }

    private static string Packed(string text)
    {
        using var packed = new PackedNumbers();

        packed.Add(text);
        return packed.ToBase64();
    }
}
