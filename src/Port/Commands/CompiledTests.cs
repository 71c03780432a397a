// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using Linux.Images;
using Linux.Litmus;

namespace Linux.Port.Commands;

/// <summary>Litmus tests as scenarios of one image, each explored to its end.</summary>
internal sealed class CompiledTests : IDisposable
{
    // More than any test has.
    private const int NoBound = 1000;

    private readonly IReadOnlyList<LitmusFile> _tests;
    private readonly ImageBuilder _builder = ImageArguments.Builder(noCache: false);
    private readonly SourcePatch[] _files;

    public CompiledTests(IReadOnlyList<LitmusFile> tests)
    {
        _tests = tests;
        _files = [.. tests.Select((test, i) => new SourcePatch(
            $"Stories/litmus/{NameOf(i)}.litmus.cs", "", test.Source(NameOf(i))))];
    }

    /// <summary>Why a test cannot be compiled; null if it can.</summary>
    public static string? WhyNot(LitmusFile test)
    {
        try
        {
            test.Source("test");
            return null;
        }
        catch (LitmusException e)
        {
            return e.Message;
        }
    }

    /// <summary>Explores a test, and writes the result as herd7 does if there is a
    /// writer.</summary>
    public LitmusResult Run(int test, LitmusMemory memory, TextWriter? output)
    {
        var clock = Stopwatch.StartNew();
        SearchResult found = ImageClient.Ask(_builder, _files,
            new SearchRequest(NameOf(test), SearchStrategy.Dfs)
            {
                Depth = NoBound,
                Memory = memory == LitmusMemory.Lkmm ? MemoryModel.Lkmm : MemoryModel.Sc,
                StaleReads = NoBound,
                Budget = new(int.MaxValue),
                Runs = new() { Shrink = false },
            });

        if (found.Failure is { } failure)
            throw new InvalidDataException($"{_tests[test].Name}: {failure.Text}");
        LitmusResult result = _tests[test].Result(found.Outcomes, (int)found.Counts.Runs);

        if (output != null)
            _tests[test].Write(output, result, clock.Elapsed);
        return result;
    }

    public void Dispose() => _builder.Dispose();

    private static string NameOf(int test) => $"Litmus{test}";
}
