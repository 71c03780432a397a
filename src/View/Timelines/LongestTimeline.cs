// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.View;

/// <summary>Of several recordings the one with the most events, and of equal ones the
/// first.</summary>
public sealed class LongestTimeline : IDisposable
{
    /// <summary>A recording with so few events is not packed while it may not be the longest: a
    /// damaged file may have one for each line.</summary>
    private const int Few = 1000;

    private readonly List<TimelineEvent> _few = [];
    private TimelineBuilder? _packed;
    private TimelineBuilder? _longest;

    /// <summary>Recordings that have an event.</summary>
    public int Recordings { get; private set; }

    /// <summary>Events of all of them.</summary>
    public long Events { get; private set; }

    /// <summary>The next event of the recording.</summary>
    public void Add(TimelineEvent one)
    {
        Events++;
        if (_packed == null && _few.Count == Few)
            _packed = Pack();
        if (_packed == null)
            _few.Add(one);
        else
            _packed.Add(one);
    }

    /// <summary>The recording ends, and another one may begin.</summary>
    public void End()
    {
        int count = _packed?.Count ?? _few.Count;

        if (count > 0)
            Recordings++;
        if (count > (_longest?.Count ?? 0))
        {
            _longest?.Dispose();
            _longest = _packed ?? Pack();
        }
        else
        {
            _packed?.Dispose();
        }
        _packed = null;
        _few.Clear();
    }

    /// <summary>The page of the longest one that has ended.</summary>
    /// <inheritdoc cref="TimelineBuilder.ToPage"/>
    public TimelinePage ToPage(string title, IReadOnlyList<string> sentences)
        => _longest?.ToPage(title, sentences)
            ?? throw new InvalidDataException("there is not one event in it");

    /// <summary>Lets go of what packs them.</summary>
    public void Dispose()
    {
        _packed?.Dispose();
        _longest?.Dispose();
    }

    private TimelineBuilder Pack()
    {
        var packed = new TimelineBuilder();

        _few.ForEach(packed.Add);
        _few.Clear();
        return packed;
    }
}
