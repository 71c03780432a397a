// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>Lines as a <see cref="TextReader"/>, made as they are read.</summary>
/// <param name="lines">The lines.</param>
public sealed class LinesReader(IEnumerable<string> lines) : TextReader
{
    private readonly IEnumerator<string> _lines = lines.GetEnumerator();
    private string? _line;
    private int _next;

    /// <inheritdoc/>
    public override string? ReadLine()
    {
        if (_line is { } begun)
        {
            _line = null;
            return begun[Math.Min(_next, begun.Length)..];
        }
        return _lines.MoveNext() ? _lines.Current : null;
    }

    /// <inheritdoc/>
    public override int Peek() => Fill() ? _next < _line!.Length ? _line[_next] : '\n' : -1;

    /// <inheritdoc/>
    public override int Read()
    {
        int next = Peek();

        if (next < 0)
            return next;
        if (_next++ >= _line!.Length)
            _line = null;
        return next;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        _lines.Dispose();
        base.Dispose(disposing);
    }

    private bool Fill()
    {
        if (_line != null)
            return true;
        if (!_lines.MoveNext())
            return false;
        _line = _lines.Current;
        _next = 0;
        return true;
    }
}
