// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Tests.Tidy.House;

/// <summary>
/// Lines have at most 100 columns. Where they had more when this was first asked, columns.txt says how
/// many of them a folder may have; a number there may fall and never rise.
/// </summary>
public class ColumnTests
{
    private const int MostColumns = 100;

    private static readonly Dictionary<string, int> s_most = File
        .ReadAllLines(Path.Combine(Repository.Root, "tests/Tidy/House/columns.txt"))
        .Select(static line => line.Split(' '))
        .ToDictionary(static line => line[1], static line => int.Parse(line[0], CultureInfo.InvariantCulture));

    [Fact]
    public void Lines_AreNoLongerThanTheyWere()
    {
        var folders = SourceFile.Ours.GroupBy(static file => FolderOf(file.Path));

        Assert.All(folders, static folder =>
        {
            SourceFile[] wide = folder.Where(static file => file.Lines.Any(IsWide)).ToArray();
            int count = wide.Sum(static file => file.Lines.Count(IsWide));
            int most = s_most.GetValueOrDefault(folder.Key);

            Assert.True(count <= most,
                $"{folder.Key} has {count} lines of more than {MostColumns} columns, and may have {most}. "
                + $"Break those that are new; they are in {string.Join(", ", wide.Take(5).AsEnumerable())}.");
        });
    }

    private static bool IsWide(string line) => line.Length > MostColumns;

    /// <summary>The first three folders of a path, which is what a person looks after.</summary>
    private static string FolderOf(string path)
        => string.Join('/', Path.GetDirectoryName(path)!.Replace('\\', '/').Split('/').Take(3));
}
