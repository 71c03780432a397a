// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>Statements of a pinned function that a hunk replaces by others.</summary>
/// <param name="Pinned">The function as it is pinned.</param>
/// <param name="First">The first of its statements that is replaced.</param>
/// <param name="Count">How many are.</param>
/// <param name="Code">What stands there now, as a function of its own.</param>
/// <param name="Unit">The text that it was read from, with the lines of the file after.</param>
/// <param name="IsHead">Whether it is the head of a statement that holds others, which stay.
/// </param>
internal sealed record HunkChange(
    PinItem Pinned, int First, int Count, Item Code, Unit Unit, bool IsHead)
{
    /// <summary>The statements as they are pinned, as if nothing stood around them.</summary>
    public PinItem Before => Pinned with
    {
        Statements = [.. Range.Select(s => s with { Place = s.Place[Prefix.Length..] })],
    };

    /// <summary>Whether it is the same code.</summary>
    public bool IsSame => Range.Select(s => s.Exact)
        .SequenceEqual(Code.Statements.Select(s => Pinner.Hash(s.Exact)));

    private List<PinStatement> Range => Pinned.Statements.GetRange(First, Count);

    private string Prefix => Range.MinBy(s => s.Place.Length)!.Place;

    /// <summary>Variables of it that another change of the function below sees.</summary>
    public IEnumerable<Node> DeclaredFor(HunkChange below) =>
        below.Prefix.StartsWith(Prefix, StringComparison.Ordinal)
            ? Code.Statements.Where(s => s.Place.Length == 0 && s.Tree.Kind == "declare")
                .Select(s => s.Tree)
            : [];

    /// <summary>A function as it is to be pinned. The hash of all its text is not known then.
    /// </summary>
    /// <param name="pinned">The function as it is.</param>
    /// <param name="changes">What changes in it, in order.</param>
    /// <param name="line">The line after for one before.</param>
    public static PinItem After(
        PinItem pinned, IReadOnlyList<HunkChange> changes, Func<int, int> line)
    {
        var statements = new List<PinStatement>();
        var at = 0;
        foreach (var change in changes)
        {
            statements.AddRange(Moved(pinned, at, change.First, line));
            statements.AddRange(change.Code.Statements.Select(s =>
                Pinner.Make(s, change.Code.Scope, Side.C)).Select(s =>
                s with { Place = change.Prefix + s.Place }));
            at = change.First + change.Count;
        }
        statements.AddRange(Moved(pinned, at, pinned.Statements.Count, line));
        return pinned with
        {
            Line = line(pinned.Line),
            EndLine = line(pinned.EndLine),
            Text = changes.Count == 0 ? pinned.Text : "",
            Statements = statements,
        };
    }

    private static IEnumerable<PinStatement> Moved(
        PinItem pinned, int from, int to, Func<int, int> line) =>
        pinned.Statements.GetRange(from, to - from)
            .Select(s => s with { Line = line(s.Line), EndLine = line(s.EndLine) });
}
