// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Tests.Tidy.Architecture;

/// <summary>
/// Resolves each name that the sources use to the file that declares it. Sources are compiled as an
/// image is, from both lists at once, so that every declaration has a place; comments and using
/// lines count for nothing, and neither does what generators emit.
/// </summary>
internal static class ArrowReader
{
    private const string KernelClass = "Kernel";

    /// <summary>Every arrow from one file to another.</summary>
    /// <param name="sources">Texts by path from the top of the checkout.</param>
    /// <exception cref="InvalidOperationException">The sources do not compile.</exception>
    public static IReadOnlyCollection<Arrow> Read(IReadOnlyDictionary<string, string> sources)
    {
        Compilation compilation = Compile(sources);
        var arrows = new ConcurrentDictionary<Arrow, byte>();

        Parallel.ForEach(compilation.SyntaxTrees.Where(tree => sources.ContainsKey(tree.FilePath)), tree =>
        {
            SemanticModel model = compilation.GetSemanticModel(tree);

            foreach (SimpleNameSyntax name in tree.GetRoot()
                .DescendantNodes(static node => node is not UsingDirectiveSyntax)
                .OfType<SimpleNameSyntax>())
            {
                if (Declared(model, name) is { } symbol && FileOf(symbol, tree.FilePath) is { } file
                    && sources.ContainsKey(file))
                    arrows.TryAdd(new Arrow(tree.FilePath, file, NameOf(symbol)), 0);
            }
        });
        return [.. arrows.Keys];
    }

    private static ISymbol? Declared(SemanticModel model, SimpleNameSyntax name)
    {
        SymbolInfo info = model.GetSymbolInfo(name);
        ISymbol? symbol = (info.Symbol ?? info.CandidateSymbols.FirstOrDefault())?.OriginalDefinition;

        return symbol switch
        {
            IMethodSymbol { ReducedFrom: { } extension } => extension,
            IMethodSymbol { PartialDefinitionPart: { } part } => part,
            IPropertySymbol { PartialDefinitionPart: { } part } => part,
            INamedTypeSymbol or IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol,
            _ => null,
        };
    }

    /// <summary>The file that declares it; null if that is the asking one, or no file at all.</summary>
    private static string? FileOf(ISymbol symbol, string from)
    {
        List<string> files = symbol.Locations.Where(static at => at.IsInSource)
            .Select(static at => at.SourceTree!.FilePath).ToList();

        // A class in parts is wherever one of them is; the class Kernel is everywhere.
        if (files.Count == 0 || files.Contains(from) || symbol is { Name: KernelClass, ContainingType: null })
            return null;
        return files.FirstOrDefault(file => Path.GetFileNameWithoutExtension(file) == symbol.Name) ?? files[0];
    }

    private static string NameOf(ISymbol symbol)
        => symbol.ContainingType is { Name: not KernelClass } holder
            ? $"{holder.Name}.{symbol.Name}" : symbol.Name;

    private static Compilation Compile(IReadOnlyDictionary<string, string> sources)
    {
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None);
        var compilation = CSharpCompilation.Create(
            "Arrows",
            sources.OrderBy(static file => file.Key, StringComparer.Ordinal)
                .Select(file => CSharpSyntaxTree.ParseText(file.Value, parse, file.Key)),
            References(),
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));

        CSharpGeneratorDriver.Create(Generators(), parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out _);
        if (complete.GetDiagnostics().FirstOrDefault(static d => d.Severity == DiagnosticSeverity.Error)
            is { } error)
            throw new InvalidOperationException($"the sources do not compile: {error}");
        return complete;
    }

    private static IEnumerable<ISourceGenerator> Generators()
        => typeof(Linux.Generators.Globals.GlobalsGenerator).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(type))
            .Select(static type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator());

    private static IEnumerable<MetadataReference> References()
        => Net100.References.All.Append(MetadataReference.CreateFromFile(
            typeof(Linux.Annotations.AcquiresAttribute).Assembly.Location));
}
