// SPDX-License-Identifier: GPL-2.0-only
using System.Buffers.Binary;

namespace Linux.Traces;

/// <summary>
/// The pages of one CPU's ring buffer. A page begins with its time (8 bytes) and its length (a
/// long). An event begins with
/// 32 bits: 5 of length in words, or of kind, and 27 of ns since the event before. More ns than
/// that
/// take an event of their own.
/// </summary>
/// <param name="options">Byte order and sizes.</param>
/// <param name="scratch">Where full pages wait.</param>
internal sealed class CpuPages(DatOptions options, Stream scratch)
{
    private const int TimeExtend = 30;
    private const int LargestWords = 28;
    private const int DeltaBits = 27;

    private readonly byte[] _page = new byte[options.PageBytes];
    private readonly List<long> _full = new();
    private int _used;
    private long _last;

    /// <summary>Bytes of all pages.</summary>
    public long Bytes => (long)(_full.Count + (_used == 0 ? 0 : 1)) * options.PageBytes;

    private int HeaderBytes => 8 + options.LongBytes;

    /// <summary>Adds an event; a time that goes back counts as the last one.</summary>
    /// <exception cref="ArgumentException">It does not fit into a page.</exception>
    public void Add(long ns, ReadOnlySpan<byte> data)
    {
        int words = (data.Length + 3) / 4;
        int bytes = (words > LargestWords ? 8 : 4) + words * 4;

        if (bytes + HeaderBytes + 8 > options.PageBytes)
            throw new ArgumentException(
                $"an event of {data.Length} bytes does not fit into a page");
        ns = Math.Max(ns, _last);
        long delta = _used == 0 ? 0 : ns - _last;
        int extend = delta >> DeltaBits == 0 ? 0 : 8;

        if (_used != 0 && _used + extend + bytes > options.PageBytes)
        {
            Flush();
            delta = 0;
            extend = 0;
        }
        if (_used == 0)
            Begin(ns);
        if (extend != 0)
        {
            Head(TimeExtend, delta & ((1 << DeltaBits) - 1));
            Word((uint)(delta >> DeltaBits));
            delta = 0;
        }
        _last = ns;
        if (words > LargestWords)
        {
            Head(0, delta);
            Word((uint)(words * 4 + 4));
        }
        else
        {
            Head(words, delta);
        }
        data.CopyTo(_page.AsSpan(_used));
        _used += words * 4;
    }

    /// <summary>Writes all pages.</summary>
    public void CopyTo(Stream output)
    {
        var page = new byte[options.PageBytes];

        if (_used != 0)
            Flush();
        foreach (long place in _full)
        {
            scratch.Position = place;
            scratch.ReadExactly(page);
            output.Write(page);
        }
    }

    private void Begin(long ns)
    {
        Array.Clear(_page);
        Put(_page, (ulong)ns, 8);
        _used = HeaderBytes;
    }

    private void Flush()
    {
        Put(_page.AsSpan(8), (ulong)(_used - HeaderBytes), options.LongBytes);
        scratch.Position = scratch.Length;
        _full.Add(scratch.Position);
        scratch.Write(_page);
        _used = 0;
    }

    private void Head(int kind, long delta)
        => Word(options.BigEndian ? (uint)kind << DeltaBits | (uint)delta : (uint)kind
            | (uint)delta << 5);

    private void Word(uint value)
    {
        Put(_page.AsSpan(_used), value, 4);
        _used += 4;
    }

    private void Put(Span<byte> at, ulong value, int bytes)
    {
        Span<byte> all = stackalloc byte[8];

        if (options.BigEndian)
            BinaryPrimitives.WriteUInt64BigEndian(all, value);
        else
            BinaryPrimitives.WriteUInt64LittleEndian(all, value);
        all.Slice(options.BigEndian ? 8 - bytes : 0, bytes).CopyTo(at);
    }
}
