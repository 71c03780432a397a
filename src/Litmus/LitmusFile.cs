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

    /// <summary>The same, with every order of steps tried.</summary>
    internal LitmusResult RunUnreduced(LitmusMemory memory)
        => LitmusRun.Run(_test, memory, reduces: false);

    /// <summary>The test as a scenario in C#, on the primitives of the kernel.</summary>
    /// <param name="name">Name of its class, and of its file without what follows.</param>
    /// <exception cref="LitmusException">It has something that cannot be made so.</exception>
    public string Source(string name) => new LitmusSource(_test).Write(name);

    /// <summary>What it means that runs of <see cref="Source"/> have ended so.</summary>
    /// <param name="outcomes">What the scenario told of their ends.</param>
    /// <param name="runs">How many runs there were.</param>
    public LitmusResult Result(IEnumerable<string> outcomes, int runs)
    {
        var program = new LitmusProgram(_test);
        var final = new FinalStates(_test, program);
        Observable[] asked = [.. program.Asked];

        foreach (string outcome in outcomes)
        {
            long[] values = [.. outcome.Split(',').Select(word => long.Parse(word, null))];

            final.Note(of => values[Array.IndexOf(asked, of)]);
        }
        return final.Result(hasRace: false, runs);
    }

    /// <summary>Writes a result as herd7 does.</summary>
    public void Write(TextWriter output, LitmusResult result, TimeSpan time)
        => HerdText.Write(output, _test, result, time);

    /// <summary>Runs every execution and writes the result as herd7 does.</summary>
    public LitmusResult Run(LitmusMemory memory, TextWriter output, int rounds = Rounds)
    {
        var clock = Stopwatch.StartNew();
        LitmusResult result = Run(memory, rounds);

        HerdText.Write(output, _test, result, clock.Elapsed);
        return result;
    }
}
