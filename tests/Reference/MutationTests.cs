// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.Pins;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

/// <summary>
/// Damaged C: cut short, with pieces doubled, dropped, exchanged, or with brackets thrown in.
/// CI tries 1,000 files, PORT_BUDGET=full 10,000. A failure names its seed.
/// </summary>
public class MutationTests(ITestOutputHelper output)
{
    private static readonly string[] Junk =
    [
        "{", "}", "(", ")", "((((((((", "]", "[", "\"", "'", "/*", "*/", "#if X\n", "#else\n",
            "#endif\n",
        "\\", "\n#define M(", "case", "if (", "else", "do", "while", ";", "::", "?", "\0", "...",
            "0x", "é",
    ];

    private static string Mutate(Random random, IReadOnlyList<string> sources)
    {
        var text = new StringBuilder(sources[random.Next(sources.Count)]);
        if (text.Length > 20_000)
        {
            var at = random.Next(text.Length - 20_000);
            text = new(text.ToString(at, 20_000));
        }
        for (var edits = random.Next(1, 12); edits > 0 && text.Length > 2; edits--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 80), text.Length - at);
            switch (random.Next(6))
            {
                case 0:
                    text.Length = at;
                    break;
                case 1:
                    text.Remove(at, length);
                    break;
                case 2:
                    text.Insert(at, text.ToString(at, length));
                    break;
                case 3:
                    text[at] = (char)random.Next(1, 127);
                    break;
                case 4:
                    text.Insert(at, text.ToString(random.Next(text.Length - length + 1), length));
                    break;
                default:
                    text.Insert(at, Junk[random.Next(Junk.Length)]);
                    break;
            }
        }
        return text.ToString();
    }

    private static void Read(string text)
    {
        var unit = CReader.Read("mutant.c", text, Repository.Config);
        var pin = Pinner.Make(unit, text, "mutant", "0");
        Assert.Equal(PinFile.Write(pin), PinFile.Write(PinFile.Read("mutant", PinFile.Write(pin))));
    }

    [Fact]
    public void Damaged_files_neither_crash_nor_hang_the_reader_Random()
    {
        var count = PortBudget.IsFull ? 10_000 : 1_000;
        var sources = new List<string>
        {
            File.ReadAllText(Path.Combine(Repository.Small(), "kernel/time/wheel.c")),
            File.ReadAllText(Path.Combine(Repository.Small("newer"), "kernel/time/wheel.c")),
        };
        if (Repository.Kernel(Repository.Pinned, output) is { } tree)
        {
            sources.AddRange(Directory.EnumerateFiles(Path.Combine(tree, "kernel/time"), "*.[ch]")
                .Select(File.ReadAllText));
        }
        var slowest = TimeSpan.Zero;
        Parallel.For(0, count, seed =>
        {
            var text = Mutate(new Random(seed), sources);
            var watch = Stopwatch.StartNew();
            try
            {
                Read(text);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException($"seed {seed}", e);
            }
            lock (sources)
                slowest = watch.Elapsed > slowest ? watch.Elapsed : slowest;
        });
        output.WriteLine($"{count} files, the slowest took {slowest.TotalMilliseconds:F0} ms");
        Assert.True(slowest < TimeSpan.FromSeconds(30));
    }

    [Theory]
    [InlineData("(", 100_000)]
    [InlineData("{", 100_000)]
    [InlineData("if (a) ", 50_000)]
    [InlineData("a + ", 50_000)]
    [InlineData("!", 100_000)]
    [InlineData("a ? b : ", 50_000)]
    [InlineData("else ", 50_000)]
    [InlineData("case 1: ", 50_000)]
    [InlineData("x[", 50_000)]
    [InlineData("#if A\n", 20_000)]
    [InlineData("struct { ", 50_000)]
    [InlineData("do ", 50_000)]
    public void Deep_nesting_does_not_overflow_the_stack(string piece, int times)
    {
        var deep = string.Concat(Enumerable.Repeat(piece, times));
        foreach (var text in new[] { $"void f(void) {{ {deep}", deep, $"int x = {deep}",
            $"#define M {deep}" })
        {
            var unit = CReader.Read("deep.c", text, Repository.Config);
            foreach (var item in unit.Items)
            {
                foreach (var statement in item.Statements)
                    Assert.NotEmpty(CanonicalForm.Of(statement.Tree, Side.C, item.Scope)
                        .ToString());
            }
        }
    }
}
