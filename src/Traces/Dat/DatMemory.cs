// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>How much of a file may be held unpacked at a time, so that a damaged length cannot take
/// all memory.</summary>
/// <param name="fileBytes">Bytes of the file.</param>
internal sealed class DatMemory(long fileBytes)
{
    /// <summary>A page of each of 4,096 CPUs, however few events are in them.</summary>
    private const long Least = 32 << 20;

    private readonly long _most = Math.Max(Least, fileBytes * 8);
    private long _held;

    /// <summary>Refuses a single part that is too large.</summary>
    /// <exception cref="InvalidDataException">It is.</exception>
    public void Check(long bytes)
    {
        if (bytes > _most - _held)
            throw new InvalidDataException("it unpacks to more than ten times its size");
    }

    /// <summary>Holds a part from now on.</summary>
    /// <exception cref="InvalidDataException">That is too much.</exception>
    public void Hold(long bytes)
    {
        Check(bytes);
        _held += bytes;
    }

    /// <summary>Holds a part no more.</summary>
    public void Release(long bytes) => _held -= bytes;
}
