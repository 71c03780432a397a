// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Litmus;

/// <summary>Writes a result in the form of herd7, whose lines scripts look for.</summary>
internal static class HerdText
{
    /// <summary>Writes one test's result. Witnesses are counted by final states, not by
    /// executions.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="test">The test.</param>
    /// <param name="result">What was found.</param>
    /// <param name="time">How long it took.</param>
    public static void Write(TextWriter output, LitmusTest test, LitmusResult result, TimeSpan time)
    {
        output.WriteLine($"Test {test.Name} {test.Quantifier switch
        {
            Quantifier.Exists => "Allowed",
            Quantifier.NotExists => "Forbidden",
            _ => "Required",
        }}");
        output.WriteLine($"States {result.States.Count}");
        foreach (string state in result.States)
            output.WriteLine(state);
        output.WriteLine(IsMet(test.Quantifier, result) ? "Ok" : "No");
        output.WriteLine("Witnesses");
        output.WriteLine($"Positive: {result.Positive} Negative: {result.Negative}");
        if (result.HasRace)
            output.WriteLine("Flag data-race");
        output.WriteLine($"Condition {test.Text}");
        output.WriteLine(
            $"Observation {test.Name} {result.Observation} {result.Positive} {result.Negative}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"Time {test.Name} {time.TotalSeconds:0.00}"));
        output.WriteLine();
    }

    private static bool IsMet(Quantifier quantifier, LitmusResult result) => quantifier switch
    {
        Quantifier.Exists => result.Positive > 0,
        Quantifier.NotExists => result.Positive == 0,
        _ => result.Negative == 0,
    };
}
