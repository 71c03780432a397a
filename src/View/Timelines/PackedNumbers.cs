// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;

namespace Linux.View;

/// <summary>Numbers for a script: seven bits a byte, compressed, as text.</summary>
internal sealed class PackedNumbers : IDisposable
{
    private readonly MemoryStream _packed = new();
    private readonly DeflateStream _deflate;
    private readonly byte[] _bytes = new byte[1 << 16];
    private int _used;

    public PackedNumbers() => _deflate = new DeflateStream(_packed, CompressionLevel.Optimal, true);

    /// <summary>Adds a number that is not negative.</summary>
    public void Add(ulong value)
    {
        if (_used > _bytes.Length - 10)
            Flush();
        for (; value > 0x7f; value >>= 7)
            _bytes[_used++] = (byte)(value | 0x80);
        _bytes[_used++] = (byte)value;
    }

    /// <summary>Adds text as it is.</summary>
    public void Add(string text)
    {
        Flush();
        _deflate.Write(System.Text.Encoding.UTF8.GetBytes(text));
    }

    /// <summary>All of it; nothing can be added any more.</summary>
    public string ToBase64()
    {
        Flush();
        _deflate.Dispose();
        return Convert.ToBase64String(_packed.GetBuffer(), 0, (int)_packed.Length);
    }

    public void Dispose() => _deflate.Dispose();

    private void Flush()
    {
        _deflate.Write(_bytes, 0, _used);
        _used = 0;
    }
}
