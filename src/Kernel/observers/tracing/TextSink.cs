// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using System.Text;

namespace Linux.Observers;

/// <summary>Writes records as tracefs prints them.</summary>
/// <param name="output">Receives the lines; they end in LF.</param>
public sealed class TextSink(TextWriter output) : ITraceSink
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public void Write(in TraceEntry entry)
    {
        _line.Clear();
        entry.AppendLine(_line);
        foreach (ReadOnlyMemory<char> chunk in _line.GetChunks())
            output.Write(chunk.Span);
    }
}
