// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>
/// A driver in an assembly of its own, against the real kernel: nothing is known of the kernel but
/// what its annotations say.
/// </summary>
public class OutsideCases
{
    private const string Driver = """
        using Linux;
        using Linux.Annotations;
        using static Linux.Kernel;

        public unsafe struct probe
        {
            public timer_list timer;
            public spinlock_t @lock;
            public mutex mtx;
            [GuardedBy("lock")] public int hits;
        }

        public static unsafe class Driver
        {
        """;

    private static void Check(string members)
    {
        var (source, marks) = Marks.Read(Driver + members + "\n}\n");
        var tree = CSharpSyntaxTree.ParseText(source, new CSharpParseOptions(LanguageVersion.CSharp13));
        var kernel = KernelSources.Shared.Whole;
        var compilation = CSharpCompilation.Create("driver", [tree],
            kernel.References.Append(kernel.ToMetadataReference()), kernel.Options);
        Assert.Empty(compilation.GetDiagnostics()
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()));
        Assert.Equal(marks.Select(m => m.Id + " " + LineOf(tree, m.Span)).Order(),
            KernelSources.Check(compilation)
                .Select(d => d.Id + " " + LineOf(tree, d.Location.SourceSpan)).Order());
    }

    private static int LineOf(SyntaxTree tree, Microsoft.CodeAnalysis.Text.TextSpan span) =>
        tree.GetLineSpan(span).StartLinePosition.Line + 1;

    [Fact]
    public void WaitUnderTheLockOfTheCallback_Triggers() => Check("""
            static void fired(timer_list* t)
            {
                probe* p = (probe*)t;
                spin_lock_irqsave(&p->@lock, out ulong flags);
                p->hits++;
                spin_unlock_irqrestore(&p->@lock, flags);
            }
            public static void start(probe* p)
            {
                timer_setup(&p->timer, &fired, 0);
                mod_timer(&p->timer, 100);
            }
            public static void stop(probe* p)
            {
                spin_lock_irqsave(&p->@lock, out ulong flags);
                {|KT3006:timer_delete_sync(&p->timer)|};
                p->hits = 0;
                spin_unlock_irqrestore(&p->@lock, flags);
            }
        """);

    [Fact]
    public void WaitBeforeTheLock_DoesNotTrigger() => Check("""
            static void fired(timer_list* t)
            {
                probe* p = (probe*)t;
                spin_lock(&p->@lock);
                p->hits++;
                spin_unlock(&p->@lock);
            }
            public static void start(probe* p) { timer_setup(&p->timer, &fired, 0); }
            [RunsIn(Context.Task)]
            public static void stop(probe* p)
            {
                timer_delete_sync(&p->timer);
                spin_lock_bh(&p->@lock);
                p->hits = 0;
                spin_unlock_bh(&p->@lock);
            }
        """);

    [Fact]
    public void TaskTakesTheLockOfASoftInterrupt_Triggers() => Check("""
            static void fired(timer_list* t)
            {
                probe* p = (probe*)t;
                spin_lock(&p->@lock);
                p->hits++;
                spin_unlock(&p->@lock);
            }
            public static void start(probe* p) { timer_setup(&p->timer, &fired, 0); }
            [RunsIn(Context.Task)]
            public static void ioctl(probe* p)
            {
                {|KT4007:spin_lock(&p->@lock)|};
                p->hits = 0;
                spin_unlock(&p->@lock);
            }
        """);

    [Fact]
    public void CallbackOfATimer_Sleeps_Triggers() => Check("""
            static void fired(timer_list* t)
            {
                probe* p = (probe*)t;
                {|KT7001:mutex_lock(&p->mtx)|};
                mutex_unlock(&p->mtx);
                {|KT7001:msleep(10)|};
            }
            public static void start(probe* p) { timer_setup(&p->timer, &fired, 0); }
        """);

    [Fact]
    public void KernelFunctionsThatSleep_UnderASpinLock_Trigger() => Check("""
            public static void wait(probe* p, work_struct* w)
            {
                spin_lock(&p->@lock);
                {|KT7001:msleep(1)|};
                {|KT7001:synchronize_rcu()|};
                {|KT7001:flush_work(w)|};
                spin_unlock(&p->@lock);
                msleep(1);
            }
        """);

    /// <summary>With nullable types on, the compiler has no flow for it.</summary>
    [Fact]
    public void ALockStatementOnALockOfTheFramework() => Check("""
        private static readonly System.Threading.Lock s_gate = new();
        [GuardedBy("s_gate")] private static int s_count;
        static int right(bool b)
        {
            lock (s_gate) { if (b) return s_count; s_count++; }
            lock (s_gate) s_count++;
            return 0;
        }
        static void wrong(bool b)
        {
            if (b) { lock (s_gate) { s_count++; } }
            {|KT3002:s_count = 3|};
        }
        """);
}
