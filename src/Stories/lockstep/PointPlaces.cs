// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Linux.Stories;

/// <summary>In which function of the compared files a marked operation stands, if in any.</summary>
internal sealed class PointPlaces
{
    private readonly Dictionary<string, FunctionStart[]> _files;
    private readonly Dictionary<(string File, int Line), string?> _known = new(Places.Instance);

    /// <param name="functions">The functions of the compared files.</param>
    public PointPlaces(IEnumerable<FunctionStart> functions) => _files = functions
        .GroupBy(start => start.File).ToDictionary(file => file.Key, file => file.ToArray());

    /// <summary>The function, or null where the file is not one of the compared ones.</summary>
    public string? Of(string file, int line)
    {
        if (!_known.TryGetValue((file, line), out string? function))
            _known[(file, line)] = function = Find(file, line);
        return function;
    }

    private string? Find(string file, int line)
        => _files.GetValueOrDefault(file)?.Last(start => start.Line <= line).Name;

    /// <summary>A file's name is one object wherever the compiler put it.</summary>
    private sealed class Places : IEqualityComparer<(string File, int Line)>
    {
        public static Places Instance { get; } = new();

        public bool Equals((string File, int Line) one, (string File, int Line) other)
            => one.Line == other.Line && ReferenceEquals(one.File, other.File);

        public int GetHashCode((string File, int Line) place)
            => HashCode.Combine(RuntimeHelpers.GetHashCode(place.File), place.Line);
    }
}
