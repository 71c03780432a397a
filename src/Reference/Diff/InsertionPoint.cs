// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.Diff;

/// <summary>Where in the port a statement belongs that upstream has inserted.</summary>
internal static class InsertionPoint
{
    /// <summary>
    /// The line after which it belongs: that of the brace that opens its block, or the last line of
    /// the statement before it in that block.
    /// </summary>
    /// <param name="ported">The port's item, or null.</param>
    /// <param name="last">The index of the port's last statement before it, or -1.</param>
    /// <param name="place">Its nesting.</param>
    public static int Find(Item? ported, int last, string place)
    {
        if (ported is null)
            return 0;
        for (var i = last; i >= 0; i--)
        {
            var one = ported.Statements[i];
            if (!place.StartsWith(one.Place, StringComparison.Ordinal))
                continue;
            var inside = place.Length > one.Place.Length ? place[one.Place.Length] : ' ';
            return inside switch
            {
                'e' when one.Tree.Kind == "if" =>
                    one.ElseLine > 0 ? one.ElseLine : Math.Max(one.CloseLine, one.EndLine),
                'i' when one.Tree.Kind == "if" => one.OpenLine,
                'l' or 's' when one.OpenLine > 0 && one.Tree.Kind != "if" => one.OpenLine,
                _ => one.LastLine,
            };
        }
        return ported.BodyLine > 0 ? ported.BodyLine : ported.Line;
    }

    /// <summary>A place in words, from the outside.</summary>
    public static IReadOnlyList<string> Nesting(string place) => [.. place.Select(c => c switch
    {
        'i' => "if",
        'e' => "else",
        'l' => "loop",
        _ => "switch",
    })];
}
