// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Text;
using Basic.Reference.Assemblies;
using Linux.Analyzers;
using Linux.Annotations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Tests.Analyzers.Harness;

/// <summary>
/// Compiles a snippet of a kernel and compares what the analyzer says with the marks in it:
/// <c>{|KT2001:text|}</c> is a diagnostic that starts inside the text.
/// </summary>
internal static class RuleTest
{
    private static readonly CSharpParseOptions s_options = new(LanguageVersion.CSharp13);

    private static readonly ImmutableArray<MetadataReference> s_references =
    [
        Net100.References.SystemRuntime, Net100.References.SystemThreading,
        Net100.References.netstandard,
        MetadataReference.CreateFromFile(typeof(AcquiresAttribute).Assembly.Location),
    ];

    private static readonly SyntaxTree s_prelude =
        CSharpSyntaxTree.ParseText(Prelude.Source, s_options, "prelude.cs");

    /// <summary>Wraps members of Kernel and the structs they use into a file.</summary>
    public static string File(string structs, string members) =>
        "using System;\nusing System.Runtime.CompilerServices;\nusing Linux.Annotations;\n"
        + "using static Linux.Kernel;\nnamespace Linux;\n" + structs
        + "\npublic static unsafe partial class Kernel\n{\n" + members + "\n}\n";

    /// <summary>Checks members of class Kernel; structs come before them.</summary>
    public static void Check(string members, string structs = Structs, string? hint = null) =>
        Verify(File(structs, members), hint);

    /// <summary>The objects that most snippets use.</summary>
    public const string Structs = """
        public unsafe struct node
        {
            public raw_spinlock_t @lock;
            public node* next;
            [GuardedBy("lock")] public int value;
            public int flags;
        }
        public unsafe struct other
        {
            public raw_spinlock_t @lock;
            public mutex m;
            public int value;
        }
        """;

    /// <summary>Everything that the rules' own tests and pages use.</summary>
    public const string AllStructs = Structs + """

        public unsafe struct shared
        {
            public raw_spinlock_t @lock;
            [LockClass("shared.irq", UsedInInterrupts = true)] public raw_spinlock_t irq;
            [Marked(MarkedAccess.Always)] public int flag;
            [GuardedBy("lock", Access = GuardedAccess.Writes), Marked(MarkedAccess.LockFreeLoads)] public int next;
            [Published] public node* data;
            public atomic_t state;
            public atomic_t other;
            [GuardedBy("lock")] public seqcount_t sequence;
            [GuardedBy("sequence")] public ulong pair;
            [Marked(MarkedAccess.Always)] public node* shown;
            [Marked(MarkedAccess.Always), Ordered(Loads = MemoryOrder.Acquire)] public int ready;
        }
        [LockOrder("shared.irq", "tree.lock")]
        public unsafe struct tree
        {
            [LockClass("tree.lock", SameClass = SameClass.ChildBeforeParent)] public raw_spinlock_t @lock;
            [ParentLink] public tree* parent;
        }
        public unsafe struct device
        {
            public timer_list timer;
            public timer_list other;
            public irq_work work;
            public completion done;
            [Jiffies(Instant = true)] public ulong last;
            [Nanoseconds(Instant = true)] public long expires;
            [Nanoseconds] public long delta;
            public timer_list* pointed;
            [RunsIn(Context.HardInterrupt)] public delegate*<device*, void> handler;
            public raw_spinlock_t @lock;
            [GuardedBy("lock")] public int count;
        }
        public static partial class Kernel { public static node area; }
        public unsafe struct record
        {
            public list_node link;
            public timer_list timer;
            public ulong bits;
            public int value;
            public int ready;
        }
        public struct sleeper { public spinlock_t @lock; public mutex m; public int value; }
        public unsafe delegate void free_f(node* n);
        public unsafe struct callbacks
        {
            public delegate*<node*, void> fn;
            [Contract(typeof(free_f))] public delegate*<node*, void> free;
        }
        """;

    public static void Verify(string marked, string? hint = null)
    {
        var (source, expected) = Marks.Read(marked);
        var diagnostics = Diagnose(source, out var errors, hint);
        Assert.True(errors.Length == 0, "The snippet does not compile:\n" + string.Join("\n",
            errors.Select(e => e.ToString())));
        var open = expected.ToList();
        var unexpected = new List<Diagnostic>();
        foreach (var diagnostic in diagnostics)
        {
            int at = open.FindIndex(e => e.Id == diagnostic.Id
                && e.Span.IntersectsWith(diagnostic.Location.SourceSpan.Start));
            if (at >= 0)
            {
                open.RemoveAt(at);
            }
            else
            {
                unexpected.Add(diagnostic);
            }
        }

        Assert.True(open.Count == 0 && unexpected.Count == 0, Explain(source, open, unexpected));
    }

    public static ImmutableArray<Diagnostic> Diagnose(string source, out Diagnostic[] errors,
        string? hint = null)
    {
        var compilation = Compile(source, hint);
        errors = [.. compilation.GetDiagnostics().Where(d =>
            d.Severity == DiagnosticSeverity.Error)];
        return Analyze(compilation);
    }

    /// <summary>A snippet as a library, with a rule on that is off by default.</summary>
    public static CSharpCompilation Compile(string source, string? hint = null) =>
        CSharpCompilation.Create("snippet",
            [s_prelude, CSharpSyntaxTree.ParseText(source, s_options, "snippet.cs")], s_references,
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
            specificDiagnosticOptions: hint is null ? null : [new(hint, ReportDiagnostic.Info)]));

    /// <summary>Runs the analyzer; an exception inside it is an exception of the test.</summary>
    public static ImmutableArray<Diagnostic> Analyze(Compilation compilation) => compilation
        .WithAnalyzers([new KernelRulesAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (e, _, _) => throw new InvalidOperationException("AD0001", e),
            concurrentAnalysis: false, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private static string Explain(string source, List<Mark> missing, List<Diagnostic> unexpected)
    {
        var text = new StringBuilder();
        var lines = SourceText.From(source);
        foreach (var mark in missing)
        {
            text.AppendLine($"missing {mark.Id} at line "
                + $"{lines.Lines.GetLinePosition(mark.Span.Start).Line + 1}: "
                + lines.ToString(mark.Span));
        }

        foreach (var diagnostic in unexpected)
        {
            int line = diagnostic.Location.GetLineSpan().StartLinePosition.Line;
            text.AppendLine($"unexpected {diagnostic.Id} at line {line + 1}: "
                + $"{diagnostic.GetMessage()}");
            if (diagnostic.Location.IsInSource
                && diagnostic.Location.SourceTree!.FilePath == "snippet.cs")
            {
                text.AppendLine("    " + lines.Lines[line].ToString().Trim());
            }
        }

        return text.ToString();
    }
}
