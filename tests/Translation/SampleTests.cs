// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

public class SampleTests(ITestOutputHelper output)
{
    private const string Path = "src/Kernel/kernel/sample.c.cs";

    private static string Idioms() => Samples.Class(Samples
        .Translate("idioms.c", Samples.Text("idioms.c"), new HashSet<string> { "state" })
        .Select(t => t.Code.Code));

    [Fact]
    public void Idioms_AreWrittenAsThePortWritesThem()
    {
        var text = Idioms();
        output.WriteLine(text);
        Assert.Equal(Samples.Text("idioms.c.cs"), text);
    }

    [Fact]
    public void Idioms_CompileInThePort()
    {
        var port = Samples.Port.With([(Path, Idioms())]);
        var errors = port.Compilation.GetSemanticModel(port.Trees[Path]).GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
    }

    [Fact]
    public void Idioms_HaveTheCanonicalFormOfTheirC()
    {
        var c = Samples.Read("idioms.c", Samples.Text("idioms.c")).Items;
        var others = Samples.Port.Trees.Where(t => PortTree.IsPorted(t.Key))
            .Select(t => (t.Key, t.Value.ToString()));
        var port = PortReader.Read([.. others, (Path, Idioms())])
            .First(f => f.Path == Path).Unit.Items.ToDictionary(i => i.Name);
        foreach (var item in c)
        {
            var own = item.Statements.Select(s => Pinner.Make(s, item.Scope, Side.C));
            var translated = port[item.Name].Statements
                .Select(s => Pinner.Make(s, port[item.Name].Scope, Side.CSharp));
            Assert.Equal(own.Select(s => $"{s.Place} {s.Canonical}"),
                translated.Select(s => $"{s.Place} {s.Canonical}"));
        }
    }

    [Theory]
    [InlineData("sample_unknown", 5, "the port has no no_such_function()")]
    [InlineData("sample_two_unknown", 12, "tmigr_group of the port has no no_such_field")]
    [InlineData("sample_two_unknown", 13, "the port has no no_such_name")]
    [InlineData("sample_comma", 18, "C# has no comma operator")]
    [InlineData("sample_elvis", 23, "no counterpart that evaluates a once")]
    [InlineData("sample_hidden", 29, "hides a variable")]
    [InlineData("sample_assembly", 37, "as its tokens")]
    [InlineData("sample_type", 40, "the port has no type for `struct no_such_struct * p`")]
    [InlineData("sample_idle_value", 46, "does nothing")]
    [InlineData("sample_wrong_pointer", 51, "where the port has timer_list*")]
    [InlineData("sample_macro_loop", 58, "for_each_thing")]
    public void What_has_no_translation_is_named_with_its_line(
        string function, int line, string reason)
    {
        var (_, done) = Samples.Translate("refused.c", Samples.Text("refused.c"))
            .Single(t => t.Item.Name == function);
        Assert.Contains(done.Problems, p => p.File == "refused.c" && p.Line == line &&
            p.Reason.Contains(reason, StringComparison.Ordinal));
    }

    [Fact]
    public void What_has_no_translation_does_not_stop_the_rest()
    {
        var (_, done) = Samples.Translate("refused.c", Samples.Text("refused.c"))
            .Single(t => t.Item.Name == "sample_unknown");
        Assert.Single(done.Problems);
        Assert.Contains("return x;", done.Code);
    }
}
