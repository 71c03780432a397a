// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Linux.Port.Arguments;

/// <summary>
/// The options that several commands have, each with one name and one form. What can be told from the words
/// alone is checked while they are read, before anything is opened, compiled or run.
/// </summary>
internal static class Options
{
    /// <summary><c>--cpus N</c>.</summary>
    public static Option<int> Cpus(int most) => Number("--cpus", "Number of CPUs", 1, most, 8);

    /// <summary><c>--for TIME</c>.</summary>
    public static Option<Duration> For(string what, string? initial, string least, string most)
        => Time("--for", what, initial, least, most);

    /// <summary><c>--seed N</c>.</summary>
    public static Option<ulong> Seed(string what) => Number("--seed", what, 0ul, ulong.MaxValue, 1ul);

    /// <summary><c>--jobs N</c>.</summary>
    public static Option<int> Jobs(string what)
        => Number("--jobs", what, 1, 1024, Environment.ProcessorCount);

    /// <summary><c>--format NAME</c>; the first is taken where none is given.</summary>
    public static Option<string> Format(params string[] formats)
        => Name("--format", "The output's form", formats[0], formats);

    /// <summary><c>--out FILE</c>.</summary>
    public static Option<string?> Out(string what)
    {
        var option = new Option<string?>("--out") { Description = what, HelpName = "FILE" };

        option.IsNewFile();
        return option;
    }

    /// <summary><c>--tree DIR</c>.</summary>
    public static Option<string?> Tree(string what = "The folder of a kernel tree")
        => new("--tree") { Description = what, HelpName = "DIR" };

    /// <summary><c>--root DIR</c>.</summary>
    public static Option<string?> Root()
        => new("--root") { Description = "A folder in the repository; by default the current one", HelpName = "DIR" };

    /// <summary>A number between two others, both included.</summary>
    public static Option<T> Number<T>(string name, string what, T least, T most, T initial)
        where T : struct, IBinaryInteger<T>, IMinMaxValue<T>
        => new(name)
        {
            Description = what + (most == T.MaxValue ? "" : $", {least} to {most}"),
            HelpName = "N",
            DefaultValueFactory = _ => initial,
            CustomParser = result => Read<T>(result, text =>
                T.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out T value)
                    && value >= least && value <= most ? value : null,
                most == T.MaxValue ? $"{least} or more" : $"{least} to {most}"),
        };

    /// <summary>A time between two others; what is not given is the initial one, or no time at all.</summary>
    public static Option<Duration> Time(string name, string what, string? initial, string least, string most)
    {
        long from = Duration.Read(least)!.Value.Ns;
        long to = Duration.Read(most)!.Value.Ns;
        var option = new Option<Duration>(name)
        {
            Description = $"{what}, such as 10s or 250ms",
            HelpName = "TIME",
            CustomParser = result => Read<Duration>(result, text =>
                Duration.Read(text) is { } time && time.Ns >= from && time.Ns <= to ? time : default(Duration?),
                $"{least} to {most}, as a number and a unit such as 10s, 250ms or 1h"),
        };

        if (initial != null)
            option.DefaultValueFactory = _ => Duration.Read(initial)!.Value;
        return option;
    }

    /// <summary>One of a few names.</summary>
    public static Option<string> Name(string name, string what, string initial, params string[] names)
    {
        var option = new Option<string>(name)
        {
            Description = $"{what}: {string.Join(", ", names)}",
            HelpName = "NAME",
            DefaultValueFactory = _ => initial,
        };

        option.IsOneOf(names);
        return option;
    }

    private static T Read<T>(ArgumentResult result, Func<string, T?> read, string takes)
        where T : struct
    {
        string text = result.Tokens.Count == 0 ? "" : result.Tokens[^1].Value;

        if (read(text) is { } value)
            return value;
        result.AddError($"{((OptionResult)result.Parent!).Option.Name} is {text}. It takes {takes}.");
        return default;
    }
}
