// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;

namespace Linux.Litmus;

/// <summary>Which memory a test is run on.</summary>
public enum LitmusMemory
{
    /// <summary>The kernel's memory model, without load buffering and stores that come before older
    /// ones.</summary>
    Lkmm,

    /// <summary>Sequential consistency.</summary>
    Sc,
}

/// <summary>How often the condition was met.</summary>
public enum Observation
{
    Never,
    Sometimes,
    Always,
}

/// <summary>What the exhaustive run of a litmus test has shown.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="States">Its final states, as herd7 writes them, in order.</param>
/// <param name="Positive">Final states that meet the condition.</param>
/// <param name="Negative">Final states that do not.</param>
/// <param name="HasRace">Whether a plain access raced.</param>
/// <param name="Visited">States that were looked at.</param>
public sealed record LitmusResult(
    string Name, IReadOnlyList<string> States, int Positive, int Negative, bool HasRace,
        int Visited)
{
    /// <summary>Whether loops that store were not followed to their end.</summary>
    public bool IsCut { get; init; }

    /// <summary>How often the condition was met.</summary>
    public Observation Observation
        => Positive == 0 ? Observation.Never : Negative == 0 ? Observation.Always
            : Observation.Sometimes;
}

/// <summary>Runs every execution of a litmus test.</summary>
internal static class LitmusRun
{
    private const int MostStates = 2_000_000;

    /// <summary>Goes through all states that the test can be in.</summary>
    /// <param name="test">The test.</param>
    /// <param name="memory">The memory that it runs on.</param>
    /// <param name="rounds">Rounds of a loop in which it may store.</param>
    /// <param name="reduces">Whether steps that no other thread's later step can see are taken
    /// without these being tried before them, which leaves the final states what they are.</param>
    /// <exception cref="LitmusException">The test does something that is not known
    /// here.</exception>
    public static LitmusResult Run(LitmusTest test, LitmusMemory memory,
        int rounds = LitmusFile.Rounds, bool reduces = true)
    {
        var program = new LitmusProgram(test);
        var stepper = new LitmusStepper(program, rounds);
        var final = new FinalStates(test, program);
        var future = new FutureAccesses(program, memory);
        var seen = new HashSet<RunState>();
        var open = new Stack<RunState>();
        RunState start = program.Start(memory == LitmusMemory.Sc ? 1 : int.MaxValue);

        for (int thread = 0; thread < program.Threads.Count; thread++)
            stepper.RunLocal(start, thread);
        Add(start);
        while (open.TryPop(out RunState? state))
        {
            bool hasEnded = true;
            ulong tried = reduces ? future.Persistent(state) : ulong.MaxValue;

            for (int thread = 0; thread < program.Threads.Count; thread++)
            {
                if ((tried & 1ul << thread) == 0 || stepper.HasEnded(state, thread))
                    continue;
                hasEnded = false;
                foreach (RunState next in stepper.Next(state, thread))
                    Add(next);
            }
            if (hasEnded)
                final.Note(of => program.ValueOf(state, of));
        }

        return final.Result(stepper.HasRace, seen.Count) with { IsCut = stepper.HasCut };

        void Add(RunState state)
        {
            while (reduces && future.Persistent(state) is var tried && BitOperations.IsPow2(tried)
                && stepper.Advance(state, BitOperations.TrailingZeroCount(tried)))
            {
            }
            if (!seen.Add(state))
                return;
            if (seen.Count > MostStates)
                throw new LitmusException(test.Line,
                    $"the test has more than {MostStates:n0} states");
            open.Push(state);
        }
    }
}
