// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Tests.Analyzers.Harness;

/// <summary>A driver in an assembly of its own, against the real kernel.</summary>
internal static class DriverTest
{
    private const string Head = """
        using Linux;
        using Linux.Annotations;
        using static Linux.Kernel;

        """;

    /// <summary>
    /// Compiles types and compares what the rules say with the marks in them, by rule and line.
    /// </summary>
    public static void Check(string types)
    {
        var (source, marks) = Marks.Read(Head + types);
        var tree = CSharpSyntaxTree.ParseText(source,
            new CSharpParseOptions(LanguageVersion.CSharp13));
        var kernel = KernelSources.Shared.Whole;
        var compilation = CSharpCompilation.Create("driver", [tree],
            kernel.References.Append(kernel.ToMetadataReference()), kernel.Options);
        Assert.Empty(compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.Equal(marks.Select(m => m.Id + " " + LineOf(tree, m.Span)).Order(),
            KernelSources.Check(compilation)
                .Select(d => d.Id + " " + LineOf(tree, d.Location.SourceSpan)).Order());
    }

    private static int LineOf(SyntaxTree tree, TextSpan span) =>
        tree.GetLineSpan(span).StartLinePosition.Line + 1;
}
