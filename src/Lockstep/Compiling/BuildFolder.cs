// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Linux.Lockstep.Compiling;

/// <summary>
/// Everything that the compiler reads: the kernel's files, our driver, and an empty file for each of
/// the kernel's headers whose content is ours.
/// </summary>
internal sealed partial class BuildFolder
{
    private const string RevisionHeader = "revision-";
    private readonly SortedDictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _included = new(StringComparer.Ordinal);
    private readonly KernelFiles _kernel;

    /// <param name="kernel">The kernel's files.</param>
    /// <param name="hz">Jiffies in a second.</param>
    public BuildFolder(KernelFiles kernel, int hz)
    {
        _kernel = kernel;
        foreach ((string name, string text) in kernel.Sources().Concat(Driver(kernel)))
            _files[name] = text;
        _files["stub/generated/timeconst.h"] = TimeConstants.Header(hz);
        foreach (string text in _files.Values.ToArray())
            AddIncluded(text);
    }

    /// <summary>The files that are compiled on their own; the others are included by them.</summary>
    public IEnumerable<string> Units => _files.Keys.Where(
        name => name.EndsWith(".c", StringComparison.Ordinal) && !_included.Contains(name));

    /// <summary>
    /// 16 hexadecimal digits that change with any of the files and with the compiler's command.
    /// </summary>
    public string Identity(string command)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

        hash.AppendData(Encoding.UTF8.GetBytes(command));
        foreach ((string name, string text) in _files)
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text}\0"));
        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }

    /// <summary>Writes the files.</summary>
    public void WriteTo(string folder)
    {
        foreach ((string name, string text) in _files)
        {
            string path = Path.Combine(folder, name);

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> Driver(KernelFiles kernel)
    {
        Assembly assembly = typeof(BuildFolder).Assembly;
        string group = $"c/{kernel.Program.ToString().ToLowerInvariant()}/";

        foreach (string resource in assembly.GetManifestResourceNames())
        {
            string name = resource[(resource.LastIndexOf('/') + 1)..];

            if (!resource.StartsWith(group, StringComparison.Ordinal)
                && !resource.StartsWith("c/common/", StringComparison.Ordinal))
                continue;
            if (name == "hierarchy.c" ? kernel.Migration == null
                : name is "hierarchy-absent.c" or "no-hierarchy.c" && kernel.Migration != null)
                continue;
            if (name.StartsWith(RevisionHeader, StringComparison.Ordinal))
            {
                if (name != $"{RevisionHeader}{kernel.Revision}.h")
                    continue;
                name = "revision.h";
            }
            using Stream stream = assembly.GetManifestResourceStream(resource)!;
            using var reader = new StreamReader(stream);
            yield return new(name, reader.ReadToEnd());
        }
    }

    private void AddIncluded(string text)
    {
        foreach (Match match in IncludeLine().Matches(text))
        {
            string name = match.Groups["name"].Value;
            bool quoted = match.Groups["open"].Value == "\"";
            string file = quoted ? name : "stub/" + name;

            if (quoted)
                _included.Add(name);
            if (_files.ContainsKey(file) || !(quoted || KernelHeader().IsMatch(name)))
                continue;
            string header = quoted ? "" : _kernel.Header(name) ?? "";
            _files[file] = header;
            AddIncluded(header);
        }
    }

    [GeneratedRegex("""^\s*#\s*include\s*(?<open>[<"])(?<name>[^>"]+)[>"]""", RegexOptions.Multiline)]
    private static partial Regex IncludeLine();

    [GeneratedRegex("^(asm|generated|linux|trace|uapi|vdso)/")]
    private static partial Regex KernelHeader();
}
