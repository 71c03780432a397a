// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;

namespace Linux.Litmus;

/// <summary>A file with a litmus test.</summary>
public sealed class LitmusFile
{
    /// <summary>Rounds of a loop in which it may store, if nobody says how many.</summary>
    public const int Rounds = 4;

    private readonly LitmusTest _test;

    private LitmusFile(LitmusTest test) => _test = test;

    /// <summary>The test's name.</summary>
    public string Name => _test.Name;

    /// <summary>What its comment expects, as <c>Never</c>; null if it says nothing.</summary>
    public string? Expected => _test.Expected;

    /// <summary>Reads a test.</summary>
    /// <exception cref="LitmusException">It is no litmus test in C, or has something that is not
    /// known.</exception>
    public static LitmusFile Read(string text) => new(LitmusParser.Read(text));

    /// <summary>Runs every execution.</summary>
    /// <param name="memory">On which memory.</param>
    /// <param name="rounds">In how many rounds a loop may store; executions with more are left out.
    /// </param>
    /// <exception cref="LitmusException">The test does something that is not known.</exception>
    public LitmusResult Run(LitmusMemory memory, int rounds = Rounds)
        => LitmusRun.Run(_test, memory, rounds);

    /// <summary>Runs every execution and writes the result as herd7 does.</summary>
    public LitmusResult Run(LitmusMemory memory, TextWriter output, int rounds = Rounds)
    {
        var clock = Stopwatch.StartNew();
        LitmusResult result = Run(memory, rounds);

        HerdText.Write(output, _test, result, clock.Elapsed);
        return result;
    }
}
