// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference;

/// <summary>Members of enums.</summary>
internal static class Members
{
    /// <summary>
    /// The node of the next member. A value that is left out is written out where the one before
    /// it is a plain number, so that an enum may also be ported as constants.
    /// </summary>
    public static Node Next(List<Statement> before, string name, Node value)
    {
        if (value == Node.None && before.Count == 0)
            value = new("number", "0");
        else if (value == Node.None && before[^1].Tree is { Kids: [{ Kind: "number" } last] } &&
                 long.TryParse(last.Text, out var number))
            value = new("number", $"{number + 1}");
        return new("member", name, value);
    }
}
