// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Tests.Analyzers.CodeFixes;

/// <summary>Applies a fix to the first diagnostic that it knows and compares the members.</summary>
internal static class FixTest
{
    public static async Task Repairs(CodeFixProvider fix, string before, string after)
    {
        string source = RuleTest.File(RuleTest.AllStructs, Indented(before));
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject("snippet", "snippet", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .WithMetadataReferences(RuleTest.Compile("").References)
            .AddDocument("prelude.cs", Prelude.Source, filePath: "prelude.cs").Project;
        var document = project.AddDocument("snippet.cs", SourceText.From(source), filePath: "snippet.cs");
        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostic = RuleTest.Analyze(compilation)
            .First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic,
            (action, _) => actions.Add(action), CancellationToken.None));
        var change = Assert.Single(actions);
        var operation = (await change.GetOperationsAsync(CancellationToken.None))
            .OfType<ApplyChangesOperation>().Single();
        string repaired = (await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync())
            .ToString();
        Assert.Equal(RuleTest.File(RuleTest.AllStructs, Indented(after)), repaired);
        RuleTest.Verify(repaired);
    }

    // The workspace formats what a repair inserts, so members stand where they would stand.
    private static string Indented(string members) =>
        string.Join("\n", members.Split('\n').Select(l => l.Length == 0 ? l : "    " + l));

    /// <summary>Checks that no repair is offered for the diagnostic in a snippet.</summary>
    public static async Task Declines(CodeFixProvider fix, string before)
    {
        string source = RuleTest.File(RuleTest.AllStructs, before);
        using var workspace = new AdhocWorkspace();
        var compilation = RuleTest.Compile(source);
        var diagnostic = RuleTest.Analyze(compilation).First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var document = workspace.CurrentSolution.AddProject("snippet", "snippet", LanguageNames.CSharp)
            .AddDocument("snippet.cs", await diagnostic.Location.SourceTree!.GetRootAsync());
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic,
            (action, _) => actions.Add(action), CancellationToken.None));
        Assert.Empty(actions);
    }
}
