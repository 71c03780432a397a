// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port;

namespace Linux.Tests.Port;

/// <summary>What is the same is called the same in all commands.</summary>
public class OptionNamesTests
{
    private static readonly string[] s_otherSpellings =
    [
        "--seconds", "--duration", "--time", "--timeout", "--output", "-o", "--threads",
        "--parallel", "--json", "--cores", "--random-seed", "--dir",
    ];

    private static IEnumerable<(string Command, Option Option)> All
        => PortCommands.Create().Subcommands.SelectMany(c => c.Options.Select(o => (c.Name, o)));

    [Fact]
    public void OneName_HasOneType()
        => Assert.All(All.GroupBy(one => one.Option.Name),
            same => Assert.Single(same.Select(one => one.Option.ValueType).Distinct()));

    [Fact]
    public void OtherSpellings_AreNotUsed()
        => Assert.All(All, one => Assert.DoesNotContain(one.Option.Name, s_otherSpellings));

    [Fact]
    public void EachOption_SaysWhatItIs()
        => Assert.All(All.Where(one => !one.Option.Hidden), one => Assert.False(
            string.IsNullOrWhiteSpace(one.Option.Description), Name(one)));

    [Fact]
    public void EachValue_HasAName()
        => Assert.All(
            All.Where(one => one.Option is { Hidden: false, Arity.MaximumNumberOfValues: > 0 }
                && one.Option.ValueType != typeof(bool)),
            one => Assert.False(
                string.IsNullOrEmpty(one.Option.HelpName), Name(one)));

    [Fact]
    public void Help_FitsAPageWhereThereIsNoTerminal()
        => Assert.All(
            PortCommands.Create().Subcommands.Where(command => !command.Hidden)
                .Select(command => new[] { command.Name, "--help" }).Append(["--help"]),
            words => Assert.All(PortCall.Run(words).Output.Split('\n'),
                line => Assert.InRange(line.Length, 0, 100)));

    private static string Name((string Command, Option Option) one)
        => $"port {one.Command} {one.Option.Name}";
}
