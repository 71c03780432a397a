using System.CommandLine;
using System.Globalization;

namespace Linux.Port.Commands;

/// <summary>The options that describe a machine, shared by the commands that make one.</summary>
internal sealed class MachineArguments
{
    private readonly Option<int> _cpus = new("--cpus")
    {
        Description = $"Number of CPUs, 1 to {MachineOptions.MaxCpus}",
        DefaultValueFactory = _ => 8,
    };

    private readonly Option<int> _nodes = new("--nodes")
    {
        Description = "Number of NUMA nodes",
        DefaultValueFactory = _ => 1,
    };

    private readonly Option<ulong> _seed = new("--seed")
    {
        Description = "Seed of everything that is drawn by chance",
        DefaultValueFactory = _ => 1ul,
    };

    private readonly Option<int> _children = new("--children-per-group")
    {
        Description = "TMIGR_CHILDREN_PER_GROUP: 4 or 8",
        DefaultValueFactory = _ => 8,
    };

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public void AddTo(Command command)
    {
        command.Add(_cpus);
        command.Add(_nodes);
        command.Add(_seed);
        command.Add(_children);
    }

    /// <summary>The machine that was asked for.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    public MachineOptions Read(ParseResult parsed)
    {
        var options = new MachineOptions
        {
            Cpus = parsed.GetValue(_cpus),
            Nodes = parsed.GetValue(_nodes),
            Seed = parsed.GetValue(_seed),
            ChildrenPerGroup = parsed.GetValue(_children),
        };

        options.Validate();
        return options;
    }

    /// <summary>Reads a time such as 10s, 250ms, 3us, 1m or 2h; the result is in ns.</summary>
    /// <exception cref="ArgumentException">It is no such time.</exception>
    public static long Duration(string option, string text)
    {
        (string Unit, long Ns)[] units =
        [
            ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
            ("m", 60_000_000_000), ("h", 3_600_000_000_000),
        ];

        foreach ((string unit, long ns) in units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && double.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out double count)
                && count * ns is > 0 and < 9e17)
                return (long)(count * ns);
        }
        throw new ArgumentException(
            $"{option} is {text}. It takes a number and a unit, such as 10s, 250ms or 1h.");
    }
}
