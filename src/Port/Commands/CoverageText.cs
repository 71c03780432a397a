// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>What a campaign has seen of the covered files, and what it has not.</summary>
internal static class CoverageText
{
    /// <summary>Prints a table, and then a line for whatever was not reached.</summary>
    public static void Print(TextWriter output, Campaign campaign)
    {
        CoverageTable table = CoverageTable.Of(campaign);

        output.WriteLine();
        output.WriteLine($"{"file",-24} {"lines",13} {"",6} {"branches",13} {"",6} {"operations",11} {"raced",6}");
        foreach (CoveredFile file in table.Files)
            output.WriteLine($"{file.Name,-24} {Share(file.Lines)} {Share(file.Branches)} "
                + $"{$"{file.Operations.Reached}/{file.Operations.All}",11} {file.Raced,6}");
        output.WriteLine($"pairs of operations that raced: {table.Pairs}");
        foreach (CoveredFile file in table.Files)
        {
            foreach (string line in file.NotReached)
                output.WriteLine(line);
        }
    }

    private static string Share(Reach reach)
        => $"{$"{reach.Reached}/{reach.All}",13} "
            + $"{100.0 * reach.Reached / Math.Max(1, reach.All),5:0.0}%";
}
