// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Reference;
using Linux.Reference.CSharp;

namespace Linux.Port.Commands;

/// <summary>
/// The option by which a command runs on another revision of upstream: a patch of the port that
/// kernel-ref/revisions keeps under that name.
/// </summary>
internal static class RevisionOption
{
    private const string Name = "--revision";

    /// <summary>The option.</summary>
    public static Option<string[]> Option { get; } = new(Name)
    {
        Description = "A revision of kernel-ref/revisions to make of the port for this run",
        HelpName = "NAME",
    };

    /// <summary>The command line with the revision's patch in its place, first of all patches.
    /// </summary>
    /// <exception cref="ReferenceException">There is no such revision.</exception>
    public static string[] Expand(string[] args)
    {
        var at = Array.FindIndex(args, a => a == Name ||
            a.StartsWith(Name + "=", StringComparison.Ordinal));
        if (at < 1 || !PatchOption.All.Contains(args[0]) ||
            at + 1 >= args.Length && args[at] == Name)
            return args;
        var taken = args[at] == Name ? 2 : 1;
        var name = taken == 2 ? args[at + 1] : args[at][(Name.Length + 1)..];
        string[] rest = [args[0], .. args[1..at], .. args[(at + taken)..]];
        return [args[0], "--patch", FileOf(name), .. Expand(rest)[1..]];
    }

    /// <summary>The patch that makes a revision of the port.</summary>
    /// <exception cref="ReferenceException">There is no such revision.</exception>
    public static string FileOf(string name)
    {
        var top = PortTree.Find(Directory.GetCurrentDirectory()) ??
            throw new ReferenceException($"{Name} needs the repository around the current folder");
        var folder = Path.Combine(top, "kernel-ref", "revisions");
        var names = Directory.Exists(folder)
            ? Directory.GetDirectories(folder).Select(d => Path.GetFileName(d)!)
                .Order(StringComparer.Ordinal).ToList()
            : [];
        return names.Contains(name) ? Path.Combine(folder, name, "port.patch")
            : throw new ReferenceException(
                $"{Name} {name}: kernel-ref/revisions has {string.Join(", ", names)}");
    }
}
