// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Which mutants of a line are left out.</summary>
public enum Uncompiled
{
    /// <summary>None.</summary>
    None,

    /// <summary>Those that may well not compile.</summary>
    Fragile,

    /// <summary>All that are not a condition made true or false.</summary>
    AllButConditions,

    /// <summary>All.</summary>
    All,
}

/// <summary>Lines some of whose mutants do not compile, and are left out.</summary>
public sealed class UncompiledLines
{
    private readonly Dictionary<(string File, int Line), Uncompiled> _lines = new();

    /// <summary>What is left out of a line.</summary>
    public Uncompiled At(string file, int line) => _lines.GetValueOrDefault((file, line));

    /// <summary>Leaves out more of a line; whether there was more.</summary>
    public bool Refuse(string file, int line)
    {
        if (At(file, line) == Uncompiled.All)
            return false;
        _lines[(file, line)] = At(file, line) + 1;
        return true;
    }
}
