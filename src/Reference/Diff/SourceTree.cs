using System.Diagnostics;

namespace Linux.Reference.Diff;

/// <summary>A kernel tree to read files from.</summary>
public abstract class SourceTree
{
    /// <summary>What to call it in a report.</summary>
    public required string Name { get; init; }
    /// <summary>Its package version or commit, or empty.</summary>
    public string Version { get; init; } = "";

    /// <summary>The text of a file, or null if the tree has none of that path.</summary>
    public abstract string? Read(string path);
}

/// <summary>A tree that is unpacked in a folder.</summary>
public sealed class FolderTree : SourceTree
{
    private readonly string _folder;

    private FolderTree(string folder) => _folder = folder;

    /// <summary>Opens a folder.</summary>
    /// <exception cref="ReferenceException">There is no such folder.</exception>
    public static FolderTree Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new ReferenceException($"no tree at {folder}; unpack one with kernel-ref/fetch");
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var name = Path.GetFileName(full);
        return new(full) { Name = name, Version = PackageVersion(full, name) };
    }

    // kernel-ref/fetch lists the packages it unpacked beside the trees: name_version_all.deb
    private static string PackageVersion(string folder, string name)
    {
        var versions = Path.Combine(Path.GetDirectoryName(folder) ?? "", "versions");
        if (!File.Exists(versions))
            return "";
        var line = File.ReadLines(versions).LastOrDefault(
            l => l.StartsWith(name + "_", StringComparison.Ordinal) ||
                 l.StartsWith(name + " ", StringComparison.Ordinal));
        return line?[(name.Length + 1)..].Split('_', ' ')[0].Replace("%3a", ":") ?? "";
    }

    /// <inheritdoc/>
    public override string? Read(string path)
    {
        var file = Path.Combine(_folder, path);
        return File.Exists(file) ? File.ReadAllText(file) : null;
    }
}

/// <summary>A revision in a git repository; its work tree is neither read nor touched.</summary>
public sealed class GitTree : SourceTree
{
    private readonly string _repository;

    private GitTree(string repository) => _repository = repository;

    /// <summary>Opens a revision.</summary>
    /// <exception cref="ReferenceException">There is no such repository or revision.</exception>
    public static GitTree Open(string repository, string revision)
    {
        if (!Directory.Exists(repository))
            throw new ReferenceException($"no git repository at {repository}");
        if (revision.StartsWith('-') ||
            Run(repository, "rev-parse", "--verify", "--quiet",
                $"{revision}^{{commit}}") is not { } commit)
            throw new ReferenceException($"{repository} has no revision {revision}");
        return new(repository) { Name = revision, Version = commit.Trim()[..12] };
    }

    /// <inheritdoc/>
    public override string? Read(string path) =>
        Run(_repository, "cat-file", "blob", $"{Version}:{path}");

    private static string? Run(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", repository, .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            var output = git.StandardOutput.ReadToEnd();
            git.WaitForExit();
            return git.ExitCode == 0 ? output : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ReferenceException("git is not installed");
        }
    }
}
