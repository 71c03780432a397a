// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using System.Text;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;

namespace Linux.Analyzers.Domains;

/// <summary>
/// What tells the locks of an array that a loop takes from a single one. Their name has
/// <see cref="SymKind.Each"/> where an element has its index. Who takes none, because the loop has
/// no passes, counts as holding all of them.
/// </summary>
internal sealed record LockRange
{
    /// <summary>The loop that took them, null when a caller or a called function did.</summary>
    public Block? TakenBy { get; init; }

    /// <summary>True inside the loop that takes them: some are held and others not yet.</summary>
    public bool Open { get; init; }

    /// <summary>The loop that is giving them back.</summary>
    public Block? GivenBy { get; init; }

    /// <summary>False when a pass of the loop left one out.</summary>
    public bool Every { get; init; } = true;

    /// <summary>True when the loop's index goes up.</summary>
    public bool Ascending { get; init; }

    /// <summary>True when a loop over the same range takes all of them once more.</summary>
    public bool Again { get; init; }

    /// <summary>Elements that were given back alone.</summary>
    public Sym[] Holes { get; init; } = [];

    /// <summary>True when an element is certainly held.</summary>
    public bool IsSure => !Open && GivenBy is null && Every && Holes.Length == 0;

    public void Key(StringBuilder text)
    {
        text.Append(Open ? 'o' : ' ').Append(Again ? 'a' : ' ').Append(GivenBy?.Index ?? -1);
        foreach (var hole in Holes.OrderBy(h => h.Id))
            text.Append('-').Append(hole.Id);
    }

    /// <summary>True when a name is the name of the range with an index put in.</summary>
    public static bool Matches(Sym? range, Sym? name)
    {
        if (ReferenceEquals(range, name) || (range is { Kind: SymKind.Each } && name is not null))
            return true;

        return range is not null && name is not null && range.Kind == name.Kind
            && range.Number == name.Number && SameSymbol.Default.Equals(range.Tag, name.Tag)
            && Matches(range.A, name.A) && Matches(range.B, name.B);
    }

    public static bool IsNameOf(Sym? name) => name is not null
        && (name.Kind == SymKind.Each || IsNameOf(name.A) || IsNameOf(name.B));
}
