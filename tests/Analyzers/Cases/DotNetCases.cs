// SPDX-License-Identifier: GPL-2.0-only
using Basic.Reference.Assemblies;
using Linux.Annotations;
using Linux.Tests.Analyzers.Harness;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>Code without a kernel: its locks, and messages that say what .NET has.</summary>
public class DotNetCases
{
    internal const string Cells = """
        using System;
        using System.Threading;
        using System.Threading.Tasks;
        using Linux.Annotations;

        [LockType(LockKind.Spin)]
        public struct Latch
        {
            [Primitive, Acquires("this")] public void Take() { }
            [Primitive, Releases("this")] public void Give() { }
        }

        // Locks of a program that turns its signals off, and calls them interrupts.
        [LockType(LockKind.Spin, SleepsOnRt = true)]
        public struct Gate
        {
            [Primitive, Acquires("this")] public void Take() { }
            [Primitive, Acquires("this"), DisablesIrqs] public void TakeQuietly() { }
            [Primitive, Releases("this")] public void Give() { }
            [Primitive, Releases("this"), EnablesIrqs] public void GiveQuietly() { }
        }

        public unsafe struct Cell
        {
            public Latch latch;
            [LockClass("Cell.loud", UsedInInterrupts = true)] public Latch loud;
            [LockClass("Cell.gate", UsedInInterrupts = true)] public Gate gate;
            [GuardedBy("latch")] public int value;
            [Marked(MarkedAccess.Always)] public int shown;
            [Marked(MarkedAccess.Always)] public int seen;
            [Published] public Cell* next;
        }

        public sealed class Cells
        {
            private readonly Lock _gate = new();
            [GuardedBy("_gate")] private int _count;

        """;

    internal static IEnumerable<MetadataReference> References => Net100.References.All
        .Append(MetadataReference.CreateFromFile(typeof(AcquiresAttribute).Assembly.Location));

    private static Diagnostic[] Found(string members, out IReadOnlyList<Mark> marks)
    {
        var (source, expected) = Marks.Read(Cells + members + "\n}\n");
        marks = [.. expected];
        var tree = CSharpSyntaxTree.ParseText(source,
            new CSharpParseOptions(LanguageVersion.CSharp13));
        var compilation = CSharpCompilation.Create("cells", [tree], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        Assert.Empty(compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        return [.. KernelSources.Check(compilation)];
    }

    internal static Diagnostic[] Check(string members)
    {
        var found = Found(members, out var marks);
        Assert.Equal(marks.Select(m => m.Id).Order(), found.Select(d => d.Id).Order());
        Assert.All(marks, m => Assert.Contains(found, d => d.Id == m.Id
            && m.Span.IntersectsWith(d.Location.SourceSpan.Start)));
        return found;
    }

    [Theory]
    [InlineData("c->shown = 1", "KT5001", "Use Volatile.Write.")]
    [InlineData("_ = c->shown", "KT5002", "Use Volatile.Read.")]
    [InlineData("c->shown++", "KT5003", "Use Volatile.Write with Volatile.Read, or")]
    [InlineData("c->next = c + 1", "KT5005", "Use Volatile.Write.")]
    public void AccessWithoutAMark_NamesWhatDotNetHas(string access, string rule, string advice)
    {
        var found = Check($"public static unsafe void F(Cell* c) {{ {{|{rule}:{access}|}}; }}");
        Assert.Contains(advice, Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void AccessOfTheKernel_NamesWhatTheKernelHas()
    {
        var (source, _) = Marks.Read(RuleTest.File(RuleTest.AllStructs,
            "static void f(shared* s) { s->flag = 1; }"));
        Assert.Contains("Use WRITE_ONCE.",
            Assert.Single(RuleTest.Diagnose(source, out _)).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void AccessWithAMark_DoesNotTrigger() => Check("""
        public static unsafe int F(Cell* c)
        {
            Volatile.Write(ref c->shown, 1);
            return Volatile.Read(ref c->shown);
        }
        """);

    [Theory]
    [InlineData("[RunsIn(Context.Task)] public static unsafe void F(Cell* c) { "
        + "{|KT4001:c->gate.Take()|}; c->gate.Give(); }", "Use 'TakeQuietly', or turn")]
    [InlineData("[RunsIn(Context.Task)] public static unsafe void F(Cell* c) { "
        + "{|KT4001:c->loud.Take()|}; c->loud.Give(); }",
        "an operation that is declared [DisablesIrqs] or [SavesIrqs]")]
    [InlineData("public static unsafe void F(Cell* c) { c->latch.Take(); "
        + "{|KT7002:c->gate.TakeQuietly()|}; c->gate.GiveQuietly(); c->latch.Give(); }",
        "of a [LockType] without SleepsOnRt")]
    [InlineData("public static unsafe void F(Cell* c) { c->gate.TakeQuietly(); "
        + "{|KT2006:c->gate.Give()|}; }", "interrupt-disabling form")]
    [InlineData("[RunsIn(Context.Task)] public static unsafe void F() { {|KT4008:Number()|}; }\n"
        + "[Primitive, ThisCpu] private static int Number() => 0;", "[DisablesPreemption] and")]
    [InlineData("public static unsafe void F() { {|KT7003:Follow()|}; }\n"
        + "[Primitive, NeedsRcu] private static int Follow() => 0;", "[EntersRcu] and [LeavesRcu]")]
    public void InterruptsOfAnotherProgram_AreCalledByWhatItDeclares(string member, string advice)
    {
        string said = Assert.Single(Check(member)).GetMessage();
        Assert.Contains(advice, said, StringComparison.Ordinal);
        Assert.DoesNotMatch("_irq|_bh|rcu_read|fully preemptible", said);
    }

    /// <summary>There is no lockdep that a nesting level could be for.</summary>
    [Fact]
    public void TwoLocksByAddress_NeedNoLevel() => Check("""
        public static unsafe void F(Cell* a, Cell* b)
        {
            if (a == b)
                return;
            if (a > b)
            {
                Cell* first = b;
                b = a;
                a = first;
            }

            a->latch.Take();
            b->latch.Take();
            b->value = a->value;
            b->latch.Give();
            a->latch.Give();
        }
        """);

    [Fact]
    public void TwoLocksInAnyOrder_Triggers() => Check("""
        public static unsafe void F(Cell* a, Cell* b)
        {
            a->latch.Take();
            {|KT1002:b->latch.Take()|};
            b->latch.Give();
            a->latch.Give();
        }
        """);

    [Fact]
    public void AwaitUnderALock_SaysWhy()
    {
        var found = Check("""
            public async Task F()
            {
                _gate.Enter();
                _count++;
                {|KT7001:await Task.Yield()|};
                _gate.Exit();
            }
            public async Task Right()
            {
                _gate.Enter();
                _count++;
                _gate.Exit();
                await Task.Yield();
            }
            """);
        Assert.Contains("may go on in another thread",
            Assert.Single(found).GetMessage(), StringComparison.Ordinal);
    }

    [Fact]
    public void ThrownWithTheLock_Triggers() => Check("""
        public void F(int n)
        {
            _gate.Enter();
            _count += n;
            if (n < 0)
                {|KT2002:throw new ArgumentException("n")|};
            _gate.Exit();
        }
        public void Right(int n)
        {
            _gate.Enter();
            try
            {
                _count += n;
                if (n < 0)
                    throw new ArgumentException("n");
            }
            finally
            {
                _gate.Exit();
            }
        }
        public Cells() { _count = 1; }
        """);
}
