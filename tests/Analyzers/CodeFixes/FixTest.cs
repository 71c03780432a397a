// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Cases;
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
        string repaired = await Repaired(fix, RuleTest.File(RuleTest.AllStructs, Indented(before)),
            RuleTest.Compile("").References, Prelude.Source);
        Assert.Equal(RuleTest.File(RuleTest.AllStructs, Indented(after)), repaired);
        RuleTest.Verify(repaired);
    }

    /// <summary>The same in code without a kernel.</summary>
    public static async Task RepairsDotNet(CodeFixProvider fix, string before, string after)
    {
        string repaired = await Repaired(fix, InClass(before), DotNetCases.References, "");
        Assert.Equal(InClass(after), repaired);
        Assert.Empty(DotNetCases.Check(Indented(after)));

        static string InClass(string members) => DotNetCases.Cells + Indented(members) + "\n}\n";
    }

    private static async Task<string> Repaired(CodeFixProvider fix, string source,
        IEnumerable<MetadataReference> references, string prelude)
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.CurrentSolution.AddProject("snippet", "snippet", LanguageNames.CSharp)
            .WithParseOptions(new CSharpParseOptions(LanguageVersion.CSharp13))
            .WithCompilationOptions(new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true))
            .WithMetadataReferences(references)
            .AddDocument("prelude.cs", prelude, filePath: "prelude.cs").Project;
        var document = project.AddDocument("snippet.cs", SourceText.From(source),
            filePath: "snippet.cs");
        var compilation = (await document.Project.GetCompilationAsync())!;
        var diagnostic = RuleTest.Analyze(compilation)
            .First(d => fix.FixableDiagnosticIds.Contains(d.Id));
        var actions = new List<CodeAction>();
        await fix.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic,
            (action, _) => actions.Add(action), CancellationToken.None));
        var change = Assert.Single(actions);
        var operation = (await change.GetOperationsAsync(CancellationToken.None))
            .OfType<ApplyChangesOperation>().Single();
        var text = await operation.ChangedSolution.GetDocument(document.Id)!.GetTextAsync();
        return text.ToString();
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
