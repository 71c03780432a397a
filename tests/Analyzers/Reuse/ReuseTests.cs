// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;
using Linux.Analyzers.Reuse;
using Linux.Analyzers.Rules;
using Linux.Tests.Analyzers.Harness;
using Linux.Tests.Analyzers.Mutations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit.Abstractions;

namespace Linux.Tests.Analyzers.Reuse;

/// <summary>
/// After any edits the findings are those of an analysis that knows nothing of before, to the last
/// place on the way to each.
/// </summary>
public class ReuseTests(ITestOutputHelper output)
{
    [Fact]
    public void Edits_AreSeenAsAnew_Random()
    {
        for (int seed = 1; seed <= (PortBudget.IsFull ? 60 : 4); seed++)
            EditProgram(seed);
    }

    private void EditProgram(int seed)
    {
        var program = new Program(new Random(seed));
        var compilation = RuleTest.Compile(program.Text, "KT9007");
        var (followed, found) = (0, new HashSet<string>());
        var session = new Session(compilation, default);
        for (int step = 0; step < 80; step++)
        {
            session = Step(session, compilation, $"seed {seed}, edit {step}", ref followed, found);
            program.Edit();
            var old = compilation.SyntaxTrees[1];
            compilation = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(
                program.Text, (CSharpParseOptions)old.Options, old.FilePath));
        }

        output.WriteLine($"seed {seed}: {followed} of 80 were followed, with findings of "
            + string.Join(' ', found));
        Assert.True(followed > 40, $"{followed} edits");
        Assert.True(found.Count >= 8, $"findings of {found.Count} rules");
    }

    [Fact]
    public void EditsOfTheKernel_AreSeenAsAnew_Random()
    {
        for (int seed = 1; seed <= (PortBudget.IsFull ? 3 : 1); seed++)
            EditKernel(seed);
    }

    private void EditKernel(int seed)
    {
        var random = new Random(seed);
        var all = Edits.Breaking.Concat(Edits.Harmless).ToArray();
        var (session, followed, found) = (new Session(KernelSources.Shared.Whole, default), 0,
            new HashSet<string>());
        session.Check(default);
        int steps = PortBudget.IsFull ? 20 : 2;
        for (int step = 0; step < steps; step++)
        {
            random.Shuffle(all);
            // One of ten edits changes declarations.
            var chosen = MutantGroups.Of(all.Where(m => step % 4 == 2 || IsOfBody(m))
                .Take(random.Next(1, 40)))[0];
            string names = string.Join(", ", chosen.Select(m => m.Name));
            session = Step(session, KernelSources.Shared.With(chosen), $"seed {seed}: {names}",
                ref followed, found);
        }

        output.WriteLine($"{followed} of {steps} were followed");
        Assert.True(followed > 0, "an edit of bodies alone");
        Assert.NotEmpty(found);
    }

    [Fact]
    public void DeclarationsOfTheKernel_AreSeenAsAnew_Random()
    {
        int followed = 0, guests = 0, steps = PortBudget.IsFull ? 60 : 4;
        var found = new HashSet<string>();
        for (int seed = 1; seed <= (PortBudget.IsFull ? 3 : 1); seed++)
        {
            var random = new Random(seed);
            var first = KernelSources.Shared.Whole;
            var (compilation, session) = (first, new Session(first, default));
            session.Check(default);
            for (int step = 0; step < steps; step++)
            {
                if (random.Next(8) == 0)
                    compilation = first;

                var trees = compilation.SyntaxTrees.Where(t => t.FilePath
                    .StartsWith("kernel/", StringComparison.Ordinal)).ToArray();
                var tree = trees[random.Next(trees.Length)];
                compilation = compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(
                    DeclarationEdit.Of(tree.ToString(), random, step),
                    (CSharpParseOptions)tree.Options, tree.FilePath));
                session = Step(session, compilation, $"seed {seed}, edit {step} of {tree.FilePath}",
                    ref followed, found);
                guests += session.Guests;
                output.WriteLine($"{step} {tree.FilePath}: {session.Guests} bound anew, "
                    + $"{session.Solved} solved");
            }
        }

        output.WriteLine($"{followed} followed, {guests} members bound among others");
        Assert.True(followed > 0 && guests > 0, $"{followed} edits, {guests} members");
        Assert.NotEmpty(found);
    }

    [Fact]
    public void UnchangedBodies_AreNotBoundAgain()
    {
        var compilation = RuleTest.Compile(RuleTest.File(RuleTest.Structs,
            "static void a(node* n) { b(n); }\nstatic void b(node* n) { n->flags = 1; }"));
        var session = new Session(compilation, default);
        var before = session.Members.ToArray();
        var old = compilation.SyntaxTrees[1];
        var next = compilation.ReplaceSyntaxTree(old, CSharpSyntaxTree.ParseText(
            old.ToString().Replace("flags = 1", "flags = 2"), (CSharpParseOptions)old.Options,
            old.FilePath));

        Assert.True(session.Follow(next, default));
        Assert.Single(session.Members.Except(before));
    }

    [Fact]
    public void Kept_IsGivenUpWithTheMetadata()
    {
        var compilation = Checked();
        for (int i = 0; i < 3 && compilation.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        Assert.False(compilation.IsAlive);
    }

    // No variable of the caller refers to what is checked here.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Checked()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var compilation = CSharpCompilation.Create("given up",
            [CSharpSyntaxTree.ParseText("static class C { static int F() { return 1; } }")],
            [
                MetadataReference.CreateFromFile(Path.Combine(framework, "System.Runtime.dll")),
                MetadataReference.CreateFromFile(typeof(object).Assembly.Location),
            ]);
        Assert.Empty(Sessions.Check(compilation, default));
        return new WeakReference(compilation);
    }

    private static Session Step(Session session, Compilation compilation, string at,
        ref int followed, HashSet<string> found)
    {
        bool follows = session.Follow(compilation, default);
        followed += follows ? 1 : 0;
        if (!follows)
            session = new Session(compilation, default);

        var anew = Told(Sessions.CheckAnew(compilation, default));
        found.UnionWith(anew.Select(a => a[..6]));
        string[] kept = Told(session.Check(default));
        Assert.True(anew.SequenceEqual(kept), $"{at}\nanew only:\n"
            + string.Join('\n', anew.Except(kept)) + "\nkept only:\n"
            + string.Join('\n', kept.Except(anew)));
        return session;
    }

    private static bool IsOfBody(Mutant mutant)
    {
        string text = KernelSources.Shared.Text(mutant.File);
        return Shape(text) == Shape(mutant.Apply(text));

        static string Shape(string text) =>
            TreeShape.Of(CSharpSyntaxTree.ParseText(text)).Declarations;
    }

    private static string[] Told(IEnumerable<Finding> findings) => [.. findings
        .Select(f => f.ToDiagnostic()).Select(d => $"{d.Id} {Place(d.Location)} "
            + d.GetMessage() + "\n   " + string.Join("\n   ", d.AdditionalLocations.Select(Place)
                .Concat(d.Properties.OrderBy(p => p.Key).Select(p => $"{p.Key}={p.Value}"))))];

    private static string Place(Location where) =>
        $"{where.SourceTree?.FilePath}{where.SourceSpan} "
            + where.SourceTree?.GetText().ToString(where.SourceSpan);
}
