// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Tidy.Architecture;

/// <summary>Rooms use each other as docs/ARCHITECTURE.md says, and not otherwise.</summary>
public class ArrowTests
{
    private static readonly Lazy<Dictionary<string, string>> s_sources = new(() =>
        new[] { "src/Kernel", "src/Stories" }.SelectMany(Repository.Sources).ToDictionary(
            static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'), File.ReadAllText));

    private static readonly Lazy<IReadOnlyCollection<Arrow>> s_arrows = new(() => ArrowReader.Read(s_sources.Value));

    private static readonly ArrowTable s_table =
        new(File.ReadAllText(Path.Combine(Repository.Root, "docs/ARCHITECTURE.md")));

    [Fact]
    public void Rooms_UseNoOthersThanTheTableAllows()
    {
        string[] wrong = s_arrows.Value.Where(static arrow => !s_table.Allows(arrow))
            .Select(static arrow => $"{arrow}. {arrow.Rooms.From} may not use that of {arrow.Rooms.To}; "
                + "move the name down or hand it in from above.")
            .Order(StringComparer.Ordinal).ToArray();

        Assert.True(wrong.Length == 0, string.Join("\n", wrong));
    }

    [Fact]
    public void Table_AllowsNothingThatIsNotUsed()
    {
        var used = s_arrows.Value.Select(static arrow => arrow.Rooms).ToHashSet();
        var files = s_arrows.Value.Select(
            static arrow => (arrow.Rooms, Path.GetFileNameWithoutExtension(arrow.To))).ToHashSet();

        Assert.All(s_table.Allowed, rooms => Assert.Contains(rooms, used));
        Assert.All(s_table.Allowed, rooms => Assert.All(
            s_table.FilesOf(rooms), file => Assert.Contains((rooms, file), files)));
    }

    [Fact]
    public void Table_NamesEveryRoom()
        => Assert.Equal(Room.Namespaces.Keys.Order(), s_table.Rooms.Order());

    [Fact]
    public void Files_SayTheirRoomByTheirNamespace()
        => Assert.All(s_sources.Value, static source =>
        {
            string room = Room.Of(source.Key);

            foreach (Match match in Regex.Matches(source.Value, @"^namespace ([\w.]+)", RegexOptions.Multiline))
                Assert.Equal(room == Room.Ground ? "Linux" : Room.Namespaces[room], match.Groups[1].Value);
        });

    [Theory]
    [InlineData("ported", "stories", "src/Kernel/kernel/x.c.cs", "src/Stories/S.cs")]
    [InlineData("hardware", "executions", "src/Kernel/hardware/H.cs", "src/Kernel/executions/E.cs")]
    [InlineData("observers", "executions", "src/Kernel/observers/O.cs", "src/Kernel/executions/E.cs")]
    public void UpwardArrow_IsSeenAndNotAllowed(string from, string to, string user, string declarer)
    {
        IReadOnlyCollection<Arrow> arrows = ArrowReader.Read(new Dictionary<string, string>
        {
            [user] = "namespace Linux { class User { int Get() => Declarer.Value; } }",
            [declarer] = "namespace Linux { class Declarer { public const int Value = 1; } }",
        });

        Assert.Equal(["Declarer", "Declarer.Value"], arrows.Select(static arrow => arrow.Name).Order());
        Assert.All(arrows, arrow => Assert.Equal((from, to), arrow.Rooms));
        Assert.All(arrows, arrow => Assert.False(s_table.Allows(arrow)));
    }
}
