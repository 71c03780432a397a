// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Testing;

namespace Linux.Tests.Generators.Harness;

/// <summary>A source in which <c>[|</c> and <c>|]</c> surround what a rule must report.</summary>
internal static class Marked
{
    /// <summary>The only diagnostic is the given one, at the marked place.</summary>
    public static Diagnostic Reports(
        string id,
        string source,
        IIncrementalGenerator generator,
        params DiagnosticAnalyzer[] analyzers)
    {
        TestFileMarkupParser.GetSpan(source, out var text, out var span);
        var host = GeneratorHost.Run(generator, text, Prelude.Text);
        var found = Assert.Single(host.Analyze(analyzers));
        Assert.Equal(id, found.Id);
        Assert.Equal("/source0.cs", found.Location.SourceTree?.FilePath);
        Assert.Equal(span, found.Location.SourceSpan);
        return found;
    }

    public static void ReportsNothing(
        string source, IIncrementalGenerator generator, params DiagnosticAnalyzer[] analyzers)
    {
        var host = GeneratorHost.Run(generator, source, Prelude.Text);
        Assert.Empty(host.Analyze(analyzers));
        host.Load();
    }
}
