// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Port;

/// <summary>What translated code would need of the port that the port can be given.</summary>
public sealed class Wanted
{
    private readonly HashSet<(string Type, string Member)> _containers = [];
    private readonly Dictionary<string, List<ITypeSymbol>> _macros = [];
    private readonly HashSet<string> _unclear = [];
    private readonly HashSet<string> _options = [];
    private readonly HashSet<string> _values = [];
    private readonly Dictionary<string, (string Path, string Element, string Code)> _arrays = [];

    /// <summary>Options of the configuration.</summary>
    public IReadOnlyCollection<string> Options => _options;

    /// <summary>Names that may be those of constants.</summary>
    public IReadOnlyCollection<string> Values => _values;

    /// <summary>Types that are found by a member of theirs, with that member.</summary>
    public IReadOnlyCollection<(string Type, string Member)> Containers => _containers;

    /// <summary>Types of arrays by their names: the file that wants one, and what it has.</summary>
    public IReadOnlyDictionary<string, (string Path, string Element, string Code)> Arrays =>
        _arrays;

    /// <summary>Macros with the types that they are used with.</summary>
    public IReadOnlyDictionary<string, List<ITypeSymbol>> Macros => _macros;

    /// <summary>Macros of which uses differ in their types.</summary>
    public IReadOnlyCollection<string> Unclear => _unclear;

    /// <summary>All of it by name.</summary>
    public IEnumerable<string> Names =>
        [.. _containers.Select(c => $"{c.Type}.{c.Member}"), .. _macros.Keys, .. _unclear,
            .. _options, .. _values, .. _arrays.Keys];

    /// <summary>An option of the configuration is asked for.</summary>
    public void Option(string name) => _options.Add(name);

    /// <summary>A value of that name is asked for.</summary>
    public void Value(string name) => _values.Add(name);

    /// <summary>An array is wanted as a type of its own.</summary>
    /// <param name="path">The file that wants it.</param>
    /// <param name="element">The type of its elements.</param>
    /// <param name="length">Its length as C says it.</param>
    /// <param name="code">The same outside of Kernel.</param>
    public void Array(string path, string element, string length, string code) =>
        _arrays[$"{element}_array_{Regex.Replace(length, @"\W+", "_").Trim('_')}"] =
            (path, element, code);

    /// <summary>A type is wanted by a member.</summary>
    public void Container(ITypeSymbol type, string member) => _containers.Add((type.Name, member));

    /// <summary>A macro is used with arguments of these types.</summary>
    public void Macro(string name, List<ITypeSymbol?> types)
    {
        if (types.Exists(t => t is null))
            _unclear.Add(name);
        else if (!_macros.TryGetValue(name, out var known))
            _macros[name] = [.. types.OfType<ITypeSymbol>()];
        else if (known.Count != types.Count || !known.Zip(types).All(p =>
            SymbolEqualityComparer.Default.Equals(p.First, p.Second) ||
            p.First.ToDisplayString() == p.Second!.ToDisplayString()))
            _unclear.Add(name);
    }
}
