// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Runtime.CompilerServices;

namespace Linux.Executions;

/// <summary>
/// Remembers an answer for each source file. A file's name is one object wherever the compiler has put it, so that it
/// is looked up by that object and its letters are looked at once.
/// </summary>
/// <param name="answer">Says it of a name.</param>
internal sealed class FileTable(Func<string, bool> answer)
{
    private const int Slots = 256;
    private readonly string?[] _file = new string?[Slots];
    private readonly bool[] _answer = new bool[Slots];
    private string? _last;
    private bool _lastAnswer;

    /// <summary>The answer for <paramref name="file"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool Of(string file) => ReferenceEquals(file, _last) ? _lastAnswer : LookUp(file);

    private bool LookUp(string file)
    {
        _last = file;
        return _lastAnswer = InTable(file);
    }

    private bool InTable(string file)
    {
        int slot = RuntimeHelpers.GetHashCode(file) & Slots - 1;

        if (ReferenceEquals(_file[slot], file))
            return _answer[slot];
        _answer[slot] = answer(file);
        _file[slot] = file;
        return _answer[slot];
    }
}
