// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.Pins;

namespace Linux.Lockstep.Compiling;

/// <summary>Finds, among the trees that kernel-ref/fetch brought, the files that were ported.</summary>
/// <param name="workspace">The repository.</param>
public sealed partial class KernelTrees(Workspace workspace)
{
    /// <summary>The environment variable that names timer_migration.c of the ported revision.</summary>
    public const string ReferenceVariable = "PORT_LOCKSTEP_REFERENCE";

    private const string MigrationPin = "+++ b/kernel-ref/pins/kernel.time.timer_migration.c.json";

    private string Folder => Path.Combine(workspace.Top, "kernel-ref", "trees");

    /// <summary>The files to compile, or null where no tree has the timer.c that was ported.</summary>
    /// <param name="program">What is made of them.</param>
    /// <param name="tree">The tree's folder; null for the one that was ported from.</param>
    /// <param name="migration">timer_migration.c; null to look for it.</param>
    /// <exception cref="IOException">What was given does not fit.</exception>
    public KernelFiles? Find(CProgram program, string? tree, string? migration)
    {
        string sha256 = Sha256(KernelFiles.MigrationPath);

        migration ??= Environment.GetEnvironmentVariable(ReferenceVariable);
        migration ??= Trees().Select(folder => Path.Combine(folder, KernelFiles.MigrationPath))
            .FirstOrDefault(file => KernelFiles.Is(file, sha256));
        tree ??= Trees().FirstOrDefault(folder =>
            KernelFiles.Is(Path.Combine(folder, KernelFiles.Wheel), Sha256(KernelFiles.Wheel)));
        return tree == null ? null : KernelFiles.Of(program, tree, migration, sha256);
    }

    /// <summary>
    /// The same with timer_migration.c of one of kernel-ref/revisions, or null where no tree has it
    /// or the timer.c that was ported.
    /// </summary>
    /// <param name="program">What is made of them.</param>
    /// <param name="revision">The revision's name.</param>
    public KernelFiles? FindRevision(CProgram program, string revision)
    {
        string patch = File.ReadAllText(
            Path.Combine(workspace.Top, "kernel-ref", "revisions", revision, "port.patch"));
        string pin = patch[patch.IndexOf(MigrationPin, StringComparison.Ordinal)..];
        string sha256 = NewChecksum().Match(pin).Groups["sha256"].Value;
        string? migration = Trees()
            .Select(folder => Path.Combine(folder, KernelFiles.MigrationPath))
            .LastOrDefault(file => KernelFiles.Is(file, sha256));

        return migration != null && Find(program, null, null) is { } files
            ? files with { Migration = migration, Revision = revision } : null;
    }

    /// <summary>The checksum of the revision that a file was ported from.</summary>
    public string Sha256(string file) => workspace.Select([file]).Single().Sha256;

    private IEnumerable<string> Trees() => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal) : [];

    [GeneratedRegex("""^\+  "sha256": "(?<sha256>[0-9a-f]{64})",$""", RegexOptions.Multiline)]
    private static partial Regex NewChecksum();
}
