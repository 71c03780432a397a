// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Globalization;
using Linux.Analyzers.Reuse;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit.Abstractions;

namespace Linux.Tests.Analyzers.Reuse;

/// <summary>
/// Edits of one function of the kernel in a workspace, as an editor makes them. It prints what each
/// answer costs, and checks what has to be done for it, which no other process changes.
/// </summary>
public sealed class EditTests(ITestOutputHelper output) : IDisposable
{
    private const string File = "kernel/time/timer.c.cs";
    private readonly AdhocWorkspace _workspace = new();

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public async Task EditOfOneFunction_SolvesFewFunctions()
    {
        var document = Open();
        var first = (await document.Project.GetCompilationAsync())!;
        var session = new Session(first, default);
        session.Check(default);
        int all = session.Solved;
        KernelSources.Check((CSharpCompilation)first);
        for (int edit = 0; edit < (PortBudget.IsFull ? 20 : 3); edit++)
        {
            document = await Insert(document, edit);
            var compilation = (await document.Project.GetCompilationAsync())!;
            var (_, compiler) = Measure(() => compilation.GetDiagnostics().Length);
            var (found, rules) = Measure(() => KernelSources.Check(
                (CSharpCompilation)compilation).Count);
            Assert.Equal(0, found);
            Assert.True(session.Follow(compilation, default));
            session.Check(default);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"edit {edit}: the compiler {compiler:0} ms, the rules {rules:0} ms of processor, ")
                + $"{session.Solved} of {all} functions solved");
            Assert.InRange(session.Solved, 1, 40);
        }
    }

    [Theory]
    [InlineData("const int BASE_DEF = 2;", "const int BASE_DEF = 1;")]
    [InlineData("const uint MOD_TIMER_REDUCE", "const uint MOD_TIMER_ADDED = 0x08; "
        + "internal const uint MOD_TIMER_REDUCE")]
    [InlineData("static void timer_sync_wait_running(timer_base* @base)",
        "static void timer_sync_wait_running(timer_base* @base, int more)")]
    public async Task EditOfADeclaration_BindsWhatNamesIt(string old, string changed)
    {
        var document = Open();
        var first = (await document.Project.GetCompilationAsync())!;
        var session = new Session(first, default);
        session.Check(default);
        KernelSources.Check((CSharpCompilation)first);
        var text = await document.GetTextAsync();
        Assert.Contains(old, text.ToString());
        for (int edit = 0; edit < (PortBudget.IsFull ? 3 : 1); edit++)
        {
            document = document.WithText(SourceText.From(text.ToString().Replace(old, changed)
                + $"// {edit}\n"));
            var compilation = (await document.Project.GetCompilationAsync())!;
            var (_, compiler) = Measure(() => compilation.GetDiagnostics().Length);
            var (_, rules) = Measure(() => KernelSources.Check(
                (CSharpCompilation)compilation).Count);
            Assert.True(session.Follow(compilation, default));
            session.Check(default);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{old}: the compiler {compiler:0} ms, the rules {rules:0} ms of processor, ")
                + $"{session.Guests} members bound, {session.Solved} functions solved");
            Assert.InRange(session.Guests, 0, 1000);
        }
    }

    private Document Open()
    {
        var whole = KernelSources.Shared.Whole;
        var project = _workspace.AddProject(ProjectInfo.Create(ProjectId.CreateNewId(),
            VersionStamp.Default, "Edited", "Linux.Kernel.Edited", LanguageNames.CSharp,
            compilationOptions: whole.Options, parseOptions: whole.SyntaxTrees[0].Options,
            metadataReferences: whole.References));
        foreach (var tree in whole.SyntaxTrees)
            project = project.AddDocument(Path.GetFileName(tree.FilePath), tree.GetText(),
                filePath: tree.FilePath).Project;

        return project.Documents.Single(d => d.FilePath == File);
    }

    private static async Task<Document> Insert(Document document, int edit)
    {
        var methods = (await document.GetSyntaxRootAsync())!.DescendantNodes()
            .OfType<MethodDeclarationSyntax>().Where(m => m.Body is not null).ToArray();
        var text = await document.GetTextAsync();
        return document.WithText(text.WithChanges(new TextChange(
            new TextSpan(methods[20 + edit].Body!.OpenBraceToken.Span.End, 0),
            $" int edited{edit} = {edit};")));
    }

    private static (T Result, double Milliseconds) Measure<T>(Func<T> work)
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        var result = work();
        process.Refresh();
        return (result, (process.TotalProcessorTime - before).TotalMilliseconds);
    }
}
