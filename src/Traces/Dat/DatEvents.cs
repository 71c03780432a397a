// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>The events of one CPU, in order; see <see cref="CpuPages"/> for what a page
/// is.</summary>
/// <param name="metadata">Byte order and sizes.</param>
/// <param name="cpu">The CPU.</param>
/// <param name="pages">Its pages.</param>
internal sealed class DatEvents(DatMetadata metadata, int cpu, DatPages pages) : IDisposable
{
    private const int Padding = 29;
    private const int TimeExtend = 30;
    private const int TimeStamp = 31;
    private const int DeltaBits = 27;
    private const ulong HighBitsOfTime = 0xf8000000_00000000;

    /// <summary>commit of a page: its length, and two bits that say that events are missing, and
    /// how many.</summary>
    public const uint LengthMask = 0xfffff;
    private const uint Missed = 1u << 31;
    private const uint MissedStored = 1u << 30;

    private RecordView _page;
    private int _length;
    private int _used = int.MaxValue;
    private ulong _time;
    private long _lost;

    /// <summary>The next event; null at the end.</summary>
    public DatEvent? Next()
    {
        for (; ; )
        {
            if (_used > _length - 4)
            {
                if (!NextPage())
                    return null;
                continue;
            }
            var head = (uint)_page.Number(_used, 4, false);
            var kind = (int)(metadata.BigEndian ? head >> DeltaBits : head & 31);
            ulong delta = metadata.BigEndian ? head & ((1u << DeltaBits) - 1) : head >> 5;

            _used += 4;
            if (Other(kind, delta))
                continue;
            int length = kind * 4;
            if (kind == 0)
            {
                length = (int)Math.Clamp(_page.Number(_used, 4, false) - 4, 0, int.MaxValue);
                _used += 4;
            }
            _time += delta;
            if (length == 0 || length > _length - _used)
                throw new InvalidDataException($"an event of CPU {cpu} is longer than its page");
            var found = new DatEvent(cpu, _time, _lost,
                new RecordView(_page.Data.Slice(_used, length), metadata.BigEndian));
            _used += length;
            _lost = 0;
            return found;
        }
    }

    /// <summary>Reads no more of them.</summary>
    public void Dispose() => pages.Dispose();

    /// <summary>Whether it was time or padding, and no event.</summary>
    private bool Other(int kind, ulong delta)
    {
        if (kind < Padding)
            return false;
        var word = (ulong)_page.Number(_used, 4, false);

        switch (kind)
        {
            case TimeExtend:
                _time += delta + (word << DeltaBits);
                _used += 4;
                break;
            case TimeStamp:
                _time = (_time & HighBitsOfTime) | (delta + (word << DeltaBits));
                _used += 4;
                break;
            case Padding when delta == 0:
                _used = int.MaxValue;
                break;
            default:
                _time += delta;
                _used = (int)Math.Min(int.MaxValue, _used + Math.Max(4, (long)word));
                break;
        }
        return true;
    }

    private bool NextPage()
    {
        if (pages.Next() is not { } page)
            return false;
        _page = new RecordView(page, metadata.BigEndian);
        _time = (ulong)_page.Number(0, 8, false);
        var commit = (uint)_page.Number(8, metadata.LongBytes, false);
        _length = metadata.PageHeader + (int)(commit & LengthMask);
        if (_length > page.Length)
            throw new InvalidDataException(
                $"a page of CPU {cpu} is to have {commit & LengthMask} bytes of events, and has "
                    + $"{page.Length - metadata.PageHeader}");
        if ((commit & Missed) != 0)
            _lost = (commit & MissedStored) != 0
                ? Math.Max(1, _page.Number(_length, metadata.LongBytes, false)) : -1;
        _used = metadata.PageHeader;
        return true;
    }
}
