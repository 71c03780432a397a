// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation.Check;

/// <summary>What became of a function on its way from C to C# and to the canonical form.</summary>
public enum Outcome
{
    /// <summary>It compiles in place of the port's, and its form is the port's.</summary>
    Equal,
    /// <summary>It compiles and its form is upstream's; the port differs and says why.</summary>
    AsUpstream,
    /// <summary>Something in it has no translation.</summary>
    Refused,
    /// <summary>The compiler does not take it.</summary>
    DoesNotCompile,
    /// <summary>It compiles, and its form is another one.</summary>
    Differs,
}

/// <summary>One function, with the line of C and the reason if it is not equal.</summary>
public sealed record FunctionResult(
    string File, string Name, int Line, Outcome Outcome, string Reason);

/// <summary>All functions that the tree and the pins have in common.</summary>
/// <param name="Tree">The tree's name.</param>
/// <param name="Functions">In order of files and lines.</param>
/// <param name="Changed">Functions of pinned files that the tree has changed: not compared.</param>
/// <param name="Missing">Pinned files that the tree has not.</param>
public sealed record RoundTripReport(
    string Tree, IReadOnlyList<FunctionResult> Functions, int Changed,
    IReadOnlyList<string> Missing)
{
    /// <summary>How many have the outcome, among those of files under a folder.</summary>
    public int Count(Outcome outcome, string folder = "") => Functions.Count(f =>
        f.Outcome == outcome && f.File.StartsWith(folder, StringComparison.Ordinal));

    /// <summary>Those that are as they should be, in percent.</summary>
    public double Percent(string folder = "")
    {
        var all = Functions.Count(f => f.File.StartsWith(folder, StringComparison.Ordinal));
        var good = Count(Outcome.Equal, folder) + Count(Outcome.AsUpstream, folder);
        return all == 0 ? 100 : 100.0 * good / all;
    }
}
