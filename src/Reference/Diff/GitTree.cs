// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text;

namespace Linux.Reference.Diff;

/// <summary>A revision in a git repository; its work tree is neither read nor touched.</summary>
public sealed class GitTree : SourceTree
{
    private readonly string _repository;
    private readonly Dictionary<string, string?> _texts = [];

    private GitTree(string repository) => _repository = repository;

    /// <summary>Opens a revision.</summary>
    /// <exception cref="ReferenceException">There is no such repository or revision.</exception>
    public static GitTree Open(string repository, string revision) =>
        Find(repository, revision, revision);

    /// <summary>
    /// The two ends of <c>A..B</c>, or null if it is no range. An end that is left out is HEAD;
    /// <c>A...B</c> begins where the two parted, as for git diff.
    /// </summary>
    /// <exception cref="ReferenceException">There is no such repository or revision.</exception>
    public static (GitTree Old, GitTree Now)? OpenRange(string repository, string range)
    {
        var at = range.IndexOf("..", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var parted = range[at..].StartsWith("...", StringComparison.Ordinal);
        var (a, b) = (range[..at], range[(at + (parted ? 3 : 2))..]);
        var old = Find(repository, a.Length > 0 ? a : "HEAD", a.Length > 0 ? a : "HEAD");
        var now = Find(repository, b.Length > 0 ? b : "HEAD", b.Length > 0 ? b : "HEAD");
        if (!parted)
            return (old, now);
        var common = Run(repository, "merge-base", old.Version, now.Version)?.Trim() ??
            throw new ReferenceException($"{a} and {b} have no common ancestor in {repository}");
        return (Find(repository, common, $"where {old.Name} and {now.Name} parted"), now);
    }

    private static GitTree Find(string repository, string revision, string name)
    {
        if (!Directory.Exists(repository))
            throw new ReferenceException($"no git repository at {repository}");
        if (revision.StartsWith('-') ||
            Run(repository, "rev-parse", "--verify", "--quiet",
                $"{revision}^{{commit}}") is not { } commit)
            throw new ReferenceException($"{repository} has no revision {revision}");
        return new(repository) { Name = name, Version = commit.Trim()[..12] };
    }

    /// <inheritdoc/>
    public override string? Read(string path)
    {
        Prepare([path]);
        lock (_texts)
            return _texts[path];
    }

    /// <inheritdoc/>
    public override void Prepare(IEnumerable<string> paths)
    {
        lock (_texts)
        {
            var wanted = paths.Where(p => !_texts.ContainsKey(p)).Distinct().ToList();
            if (wanted.Count == 0)
                return;
            using var git = Start(_repository, "cat-file", "--batch");
            var asked = Task.Run(() =>
            {
                foreach (var path in wanted)
                    git.StandardInput.Write($"{Version}:{path}\n");
                git.StandardInput.Close();
            });
            foreach (var path in wanted)
                _texts[path] = Blob(git.StandardOutput.BaseStream);
            asked.Wait();
            git.WaitForExit();
        }
    }

    // "<id> blob <size>", a line, the bytes and a line; or a line that ends otherwise.
    private static string? Blob(Stream output)
    {
        var head = new List<byte>();
        for (var b = output.ReadByte(); b is not ('\n' or -1); b = output.ReadByte())
            head.Add((byte)b);
        if (Encoding.UTF8.GetString([.. head]).Split(' ') is not [_, var kind, var size] ||
            !int.TryParse(size, out var length))
            return null;
        var bytes = new byte[length + 1];
        output.ReadExactly(bytes);
        return kind == "blob" ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FilesWith(
        IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) =>
        Lines(Run(_repository, ["grep", "-l", "-F", "-w", .. words.SelectMany(w =>
            new[] { "-e", w }), Version, "--", .. folders.Select(f => $":(glob){f}/*.[ch]")]))
            .Select(l => l[(Version.Length + 1)..]).ToList();

    /// <summary>The files that differ between another revision and this one.</summary>
    public IReadOnlyList<string> ChangedSince(GitTree old) =>
        [.. Lines(Run(_repository, "diff", "--name-only", "--no-renames", old.Version, Version))];

    private static IEnumerable<string> Lines(string? text) =>
        text?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string? Run(string repository, params string[] arguments)
    {
        using var git = Start(repository, arguments);
        git.StandardInput.Close();
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        return git.ExitCode == 0 ? output : null;
    }

    private static Process Start(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", ["-C", repository, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            var git = Process.Start(start)!;
            git.ErrorDataReceived += (_, _) => { };
            git.BeginErrorReadLine();
            return git;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new ReferenceException("git is not installed");
        }
    }
}
