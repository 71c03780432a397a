// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Basic.Reference.Assemblies;
using Linux.Annotations;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Tests.Analyzers.Samples;

/// <summary>The rules on samples/RingBuffer, and on the mistakes that its page shows.</summary>
public class RingBufferTests
{
    private static readonly string s_folder =
        Path.Combine(KernelSources.Root, "samples", "RingBuffer");

    private static readonly string s_page =
        File.ReadAllText(Path.Combine(KernelSources.Root, "docs", "ring-buffer.md"));

    /// <summary>The rule, the file and the hunk of each mistake.</summary>
    public static TheoryData<string, string, string, string> Mistakes
    {
        get
        {
            var data = new TheoryData<string, string, string, string>();
            foreach (Match match in Regex.Matches(s_page,
                @"^## (KT\d{4}): (.+)\n\n```diff (\S+)\n((?:.*\n)+?)```", RegexOptions.Multiline))
                data.Add(match.Groups[1].Value, match.Groups[2].Value, match.Groups[3].Value,
                    match.Groups[4].Value);

            return data;
        }
    }

    [Fact]
    public void Sample_IsSilent() => Assert.Empty(Check("", s => s));

    [Fact]
    public void Page_ShowsMistakes() => Assert.True(Mistakes.Count >= 10);

    [Theory, MemberData(nameof(Mistakes))]
    public void Mistake_IsReported(string rule, string name, string file, string hunk)
    {
        var found = Check(file, text => EditFile.Replace(text, hunk.Split('\n'))
            ?? throw new InvalidOperationException($"'{name}' is not in {file}"));
        Assert.Contains(found, d => d.Id == rule);
    }

    private static IReadOnlyList<Diagnostic> Check(string edited, Func<string, string> edit)
    {
        var trees = Directory.EnumerateFiles(s_folder, "*.cs").Select(f =>
        {
            string text = File.ReadAllText(f);
            return CSharpSyntaxTree.ParseText(Path.GetFileName(f) == edited ? edit(text) : text,
                new CSharpParseOptions(LanguageVersion.CSharp13), f);
        });
        var references = Net100.References.All
            .Append(MetadataReference.CreateFromFile(typeof(AcquiresAttribute).Assembly.Location));
        var compilation = CSharpCompilation.Create("RingBuffer", trees, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return KernelSources.Check(compilation);
    }
}
