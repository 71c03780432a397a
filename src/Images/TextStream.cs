// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Bytes of a text: so many at most, and none that is 0, unless it is UTF-16.</summary>
internal sealed class TextStream(Stream inner, string name, long most) : Stream
{
    private long _read;
    private bool _isWide;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => _read;
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int count = inner.Read(buffer);
        Span<byte> bytes = buffer[..count];

        if (_read == 0 && bytes.Length >= 2)
            _isWide = bytes[..2] is [0xFF, 0xFE] or [0xFE, 0xFF];
        if (!_isWide && bytes.Contains((byte)0))
            throw new IOException($"{name} is no text: it has a byte that is 0.");
        _read += count;
        if (_read > most)
            throw new IOException($"{name} has more than {most >> 20} MiB. Give a part of it.");
        return count;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
