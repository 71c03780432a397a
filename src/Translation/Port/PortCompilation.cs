using System.Reflection;
using System.Text;
using Linux.Annotations;
using Linux.Generators.Globals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Translation.Port;

/// <summary>The port as the compiler sees it: its sources and what the generators make of them.</summary>
public sealed class PortCompilation
{
    private const string Kernel = "src/Kernel";

    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.CSharp13, DocumentationMode.None);

    private readonly Dictionary<string, SyntaxTree> _trees;

    private PortCompilation(CSharpCompilation compilation, Dictionary<string, SyntaxTree> trees)
    {
        Compilation = compilation;
        _trees = trees;
    }

    /// <summary>The compilation.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>The sources by their path from the top of the repository.</summary>
    public IReadOnlyDictionary<string, SyntaxTree> Trees => _trees;

    /// <summary>Compiles the port of the repository at <paramref name="top"/>.</summary>
    public static PortCompilation Open(string top)
    {
        var folder = Path.Combine(top, Kernel);
        var texts = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(p => Path.GetRelativePath(top, p).Replace('\\', '/'))
            .Where(p => !p.StartsWith(Kernel + "/obj/", StringComparison.Ordinal) &&
                !p.StartsWith(Kernel + "/bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(p => (p, File.ReadAllText(Path.Combine(top, p))));
        return Compile(texts);
    }

    /// <summary>Compiles texts, each with its path.</summary>
    public static PortCompilation Compile(IEnumerable<(string Path, string Text)> texts)
    {
        var trees = texts.AsParallel().AsOrdered()
            .Select(t => (t.Path, Tree: Parse(t.Path, t.Text)))
            .ToDictionary(t => t.Path, t => t.Tree);
        var plain = CSharpCompilation.Create("Linux.Kernel", trees.Values, References(),
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        CSharpGeneratorDriver.Create(Generators(), parseOptions: Options)
            .RunGeneratorsAndUpdateCompilation(plain, out var complete, out _);
        return new((CSharpCompilation)complete, trees);
    }

    /// <summary>
    /// The same port with other texts in place of the files of those paths, or beside them. The
    /// generators do not run again, so only methods may differ.
    /// </summary>
    public PortCompilation With(IEnumerable<(string Path, string Text)> texts)
    {
        var trees = new Dictionary<string, SyntaxTree>(_trees);
        var compilation = Compilation;
        foreach (var (path, text) in texts)
        {
            var tree = Parse(path, text);
            compilation = trees.TryGetValue(path, out var old)
                ? compilation.ReplaceSyntaxTree(old, tree)
                : compilation.AddSyntaxTrees(tree);
            trees[path] = tree;
        }
        return new(compilation, trees);
    }

    private static SyntaxTree Parse(string path, string text) => CSharpSyntaxTree.ParseText(
        SourceText.From(text, Encoding.UTF8), Options, path);

    private static IEnumerable<ISourceGenerator> Generators() =>
        typeof(GlobalsGenerator).Assembly.GetTypes()
            .Where(t => t.GetCustomAttribute<GeneratorAttribute>() is not null)
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator());

    private static IEnumerable<MetadataReference> References()
    {
        var platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        return platform.Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var name &&
                (name.StartsWith("System.", StringComparison.Ordinal) ||
                    name is "mscorlib.dll" or "netstandard.dll"))
            .Append(typeof(GlobalAttribute).Assembly.Location)
            .Select(p => MetadataReference.CreateFromFile(p));
    }
}
