// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>
/// The kernel configuration that decides which preprocessor arms are read: names with values,
/// one <c>NAME=value</c> a line, <c>y</c> for on and <c>n</c> for off, <c>#</c> for remarks.
/// A name that is not in it is not defined, as in a real .config.
/// </summary>
public sealed class KernelConfig
{
    private readonly Dictionary<string, long> _values = [];

    /// <summary>A configuration with nothing in it.</summary>
    public static KernelConfig Empty { get; } = new();

    /// <summary>Every name that is on.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>Reads the text of a configuration.</summary>
    /// <exception cref="ReferenceException">A line is not <c>NAME=value</c>.</exception>
    public static KernelConfig Parse(string text, string path = "kernel-ref/config")
    {
        var config = new KernelConfig();
        var number = 0;
        foreach (var raw in text.Split('\n'))
        {
            number++;
            var line = raw.Split('#')[0].Trim();
            if (line.Length == 0)
                continue;
            var parts = line.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[0].Length == 0)
                throw new ReferenceException($"{path}:{number}: not NAME=value: {line}");
            if (parts[1] == "n")
                continue;
            config._values[parts[0]] = parts[1] == "y" ? 1 : long.TryParse(parts[1], out var value)
                ? value
                : throw new ReferenceException($"{path}:{number}: not y, n or a number: {line}");
        }
        return config;
    }

    /// <summary>The value of a name, or null if it is not defined.</summary>
    public long? this[string name] => _values.TryGetValue(name, out var value) ? value : null;
}
