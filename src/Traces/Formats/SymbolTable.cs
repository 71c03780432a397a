// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Traces;

/// <summary>Names of functions by address, as /proc/kallsyms has them.</summary>
internal sealed class SymbolTable
{
    private readonly List<ulong> _addresses = new();
    private readonly List<string> _names = new();

    /// <param name="functions">Names by address.</param>
    public SymbolTable(IEnumerable<KeyValuePair<ulong, string>> functions)
    {
        foreach ((ulong address, string name) in functions.OrderBy(pair => pair.Key))
        {
            _addresses.Add(address);
            _names.Add(name);
        }
    }

    /// <summary>Reads the text of /proc/kallsyms; lines that are none of it are left out.</summary>
    public static SymbolTable Parse(string text)
    {
        var functions = new Dictionary<ulong, string>();

        foreach (string line in text.Split('\n'))
        {
            string[] words = line.Split((char[])[' ', '\t'], 4,
                StringSplitOptions.RemoveEmptyEntries);

            if (words.Length >= 3 && ulong.TryParse(words[0], NumberStyles.AllowHexSpecifier,
                    CultureInfo.InvariantCulture, out ulong address) && address != 0)
                functions.TryAdd(address, words[2]);
        }
        return new SymbolTable(functions);
    }

    /// <summary>The name of the function that an address is in; null where none begins before
    /// it.</summary>
    /// <param name="address">The address.</param>
    /// <param name="withOffset">Whether the distance from its start is told.</param>
    public string? Find(ulong address, bool withOffset)
    {
        int at = _addresses.BinarySearch(address);

        if (at < 0)
            at = ~at - 1;
        // Beyond the last symbol anything may stand.
        if (at < 0 || (at == _addresses.Count - 1 && _addresses[at] != address))
            return null;
        ulong offset = address - _addresses[at];
        return withOffset ? FormattableString.Invariant($"{_names[at]}+0x{offset:x}") : _names[at];
    }
}
