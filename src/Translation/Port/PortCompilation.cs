// SPDX-License-Identifier: GPL-2.0-only
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

    // What is null is the build's business: that is half of the compiler's time.
    private static readonly CSharpParseOptions Options =
        new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None)
            .WithFeatures([new("run-nullable-analysis", "never")]);

    private readonly Dictionary<string, SyntaxTree> _trees;

    private readonly CSharpCompilation _plain;
    private readonly GeneratorDriver _driver;

    private PortCompilation(
        CSharpCompilation plain, GeneratorDriver driver, Dictionary<string, SyntaxTree> trees)
    {
        _driver = driver.RunGeneratorsAndUpdateCompilation(plain, out var complete, out _);
        _plain = plain;
        _trees = trees;
        Compilation = (CSharpCompilation)complete;
    }

    private PortCompilation(
        PortCompilation from, CSharpCompilation compilation, Dictionary<string, SyntaxTree> trees)
    {
        _driver = from._driver;
        _plain = from._plain;
        _trees = trees;
        Compilation = compilation;
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
        return new(plain, CSharpGeneratorDriver.Create(Generators(), parseOptions: Options), trees);
    }

    /// <summary>The same port with other texts in place of the files of those paths, or beside
    /// them; an empty text is no file. The generators make what belongs to them.</summary>
    public PortCompilation Edit(IEnumerable<(string Path, string Text)> texts)
    {
        var trees = new Dictionary<string, SyntaxTree>(_trees);
        var plain = _plain;
        foreach (var (path, text) in texts)
        {
            var old = trees.GetValueOrDefault(path);
            if (text.Length == 0)
            {
                plain = old is null ? plain : plain.RemoveSyntaxTrees(old);
                trees.Remove(path);
                continue;
            }
            var tree = Parse(path, text);
            plain = old is null ? plain.AddSyntaxTrees(tree) : plain.ReplaceSyntaxTree(old, tree);
            trees[path] = tree;
        }
        return new(plain, _driver, trees);
    }

    /// <summary>What does not compile, where the port was compiled before an edit.</summary>
    /// <param name="before">The port before it, without an error.</param>
    public IEnumerable<Diagnostic> Errors(PortCompilation before)
    {
        var changed = _trees.Where(t => before._trees.GetValueOrDefault(t.Key) != t.Value).ToList();
        // What only bodies changed can be wrong in these alone.
        var bodies = changed.TrueForAll(t => before._trees.TryGetValue(t.Key, out var old) &&
            SyntaxFactory.AreEquivalent(old, t.Value, topLevel: true)) &&
            _trees.Count == before._trees.Count;
        return (bodies
            ? changed.SelectMany(t => Compilation.GetSemanticModel(t.Value).GetDiagnostics())
            : Compilation.GetDiagnostics()).Where(d => d.Severity == DiagnosticSeverity.Error);
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
        return new(this, compilation, trees);
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
