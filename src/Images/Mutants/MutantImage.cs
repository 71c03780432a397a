// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>An image of the kernel with all mutants of some files in it.</summary>
public static class MutantImage
{
    private const int MostAttempts = 12;

    /// <summary>Makes it in a folder.</summary>
    /// <param name="sources">The kernel.</param>
    /// <param name="files">Paths under src/Kernel of the files to mutate.</param>
    /// <param name="folder">Receives the assemblies.</param>
    /// <param name="says">Told of each attempt to compile it.</param>
    /// <exception cref="ImageException">It does not compile.</exception>
    public static IReadOnlyList<Mutant> Make(
        SourceSet sources, IReadOnlyList<string> files, string folder, Action<string> says)
    {
        var without = new UncompiledLines();

        for (int attempt = 1; ; attempt++)
        {
            var mutants = new List<Mutant>();
            SortedDictionary<string, string?> changed
                = new(ImageRecipe.Of(sources, [], ImageKind.ExploredProgram).Changed);

            foreach (string file in files)
                changed[file] = MutantRewriter.Rewrite(file, sources.Files[file], mutants, without);
            changed[MutationPoint.File] = MutationPoint.Text(mutants.Count);
            says($"compiling {mutants.Count} mutants, attempt {attempt}");
            try
            {
                foreach (CompiledAssembly part in ImageCompiler.Compile(
                    new ImageRecipe(ImageKind.ExploredProgram, changed)))
                {
                    File.WriteAllBytes(Path.Combine(folder, part.Name + ".dll"), part.Assembly);
                    File.WriteAllBytes(Path.Combine(folder, part.Name + ".pdb"), part.Symbols);
                }
                return mutants;
            }
            catch (ImageException failed) when (attempt < MostAttempts && failed.Places.Count != 0)
            {
                says($"{failed.Places.Count} places do not compile: {failed.Message}");
                foreach ((string path, int line) in failed.Places)
                {
                    string file = files.FirstOrDefault(f => KernelSources.PathOf(f) == path)
                        ?? throw new ImageException(failed.Message);

                    if (!without.Refuse(file, line))
                        throw;
                }
            }
        }
    }

    /// <summary>Loads it from its folder.</summary>
    public static IReadOnlyList<CompiledAssembly> Load(string folder)
        => Directory.GetFiles(folder, "*.dll").Order(StringComparer.Ordinal)
            .Select(file => new CompiledAssembly(Path.GetFileNameWithoutExtension(file),
                File.ReadAllBytes(file), File.ReadAllBytes(Path.ChangeExtension(file, ".pdb"))))
            .ToArray();
}
