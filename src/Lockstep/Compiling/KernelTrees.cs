// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Pins;

namespace Linux.Lockstep.Compiling;

/// <summary>Finds, among the trees that kernel-ref/fetch brought, the files that were ported.</summary>
/// <param name="workspace">The repository.</param>
public sealed class KernelTrees(Workspace workspace)
{
    /// <summary>The environment variable that names timer_migration.c of the ported revision.</summary>
    public const string ReferenceVariable = "PORT_LOCKSTEP_REFERENCE";

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

    /// <summary>The checksum of the revision that a file was ported from.</summary>
    public string Sha256(string file) => workspace.Select([file]).Single().Sha256;

    private IEnumerable<string> Trees() => Directory.Exists(Folder)
        ? Directory.EnumerateDirectories(Folder).Order(StringComparer.Ordinal) : [];
}
