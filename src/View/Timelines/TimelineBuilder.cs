// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux.View;

/// <summary>Packs events as they come, so that a long trace takes a few bytes for each.</summary>
public sealed class TimelineBuilder : IDisposable
{
    /// <summary>Events whose texts are all in the page; of more, only kind, CPU and time
    /// are.</summary>
    public const int MostTexts = 200_000;

    private readonly PackedNumbers _packed = new();
    private readonly TimelineGroups _groups = new();
    private readonly Dictionary<string, int> _kinds = new(StringComparer.Ordinal);
    private StringBuilder? _texts = new();
    private int _cpus;
    private long _start;
    private long _last;

    /// <summary>Events so far.</summary>
    public int Count { get; private set; }

    /// <summary>The next event; a time that goes back counts as the last one.</summary>
    public void Add(TimelineEvent one)
    {
        if (Count == 0)
            _start = _last = one.TimeNs;
        if (!_kinds.TryGetValue(one.Name, out int kind))
            _kinds[one.Name] = kind = _kinds.Count;
        long time = Math.Max(_last, one.TimeNs);

        _packed.Add((ulong)(time - _last));
        _packed.Add((ulong)one.Cpu);
        _packed.Add((ulong)kind);
        _packed.Add((ulong)(Served(one) + 1));
        _groups.See((ulong)Count, one);
        if (Count == MostTexts)
            _texts = null;
        _texts?.Append(one.Text.Replace('\n', ' ')).Append('\n');
        _last = time;
        _cpus = Math.Max(_cpus, one.Cpu + 1);
        Count++;
    }

    /// <summary>The page of them; nothing can be added any more.</summary>
    /// <param name="title">What was recorded.</param>
    /// <param name="sentences">What is to be said first.</param>
    /// <exception cref="InvalidDataException">There is no event.</exception>
    public TimelinePage ToPage(string title, IReadOnlyList<string> sentences)
    {
        if (Count == 0)
            throw new InvalidDataException("there is not one event in it");
        return new TimelinePage
        {
            Title = title,
            Sentences = sentences,
            Cpus = _cpus,
            Start = _start,
            Count = Count,
            Kinds = _kinds.Keys.ToArray(),
            Events = _packed.ToBase64(),
            Texts = _texts == null ? "" : Packed(_texts.ToString()),
            Groups = _groups.Groups,
            Changes = _groups.Changes,
        };
    }

    /// <summary>Lets go of what packs them.</summary>
    public void Dispose()
    {
        _packed.Dispose();
        _groups.Dispose();
    }

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
