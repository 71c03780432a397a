// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Globalization;

namespace Linux.Port.Arguments;

/// <summary>The options that describe a machine, shared by the commands that make one.</summary>
internal sealed class MachineArguments
{
    private readonly Option<int> _cpus = Options.Cpus(MachineOptions.MaxCpus);
    private readonly Option<int> _nodes = Options.Number("--nodes", "Number of NUMA nodes", 1, 1024, 1);
    private readonly Option<ulong> _seed = Options.Seed("Seed of everything that is drawn by chance");

    private readonly Option<string> _children = Options.Name(
        "--children-per-group", "TMIGR_CHILDREN_PER_GROUP", "8", "4", "8");

    /// <summary>The options.</summary>
    public Symbol[] All => [_cpus, _nodes, _seed, _children];

    /// <summary>Adds the options to <paramref name="command"/>.</summary>
    public void AddTo(RuledCommand command)
    {
        command.Add(_cpus);
        command.Add(_nodes);
        command.Add(_seed);
        command.Add(_children);
        command.Rule(CheckNodes);
    }

    /// <summary>The machine that was asked for.</summary>
    public MachineOptions Read(ParseResult parsed)
    {
        var options = new MachineOptions
        {
            Cpus = parsed.GetValue(_cpus),
            Nodes = parsed.GetValue(_nodes),
            Seed = parsed.GetValue(_seed),
            ChildrenPerGroup = int.Parse(parsed.GetValue(_children)!, CultureInfo.InvariantCulture),
        };

        options.Validate();
        return options;
    }

    private string? CheckNodes(ParseResult parsed)
    {
        int cpus = parsed.GetValue(_cpus);
        int nodes = parsed.GetValue(_nodes);

        return nodes <= cpus ? null
            : $"--nodes is {nodes}. It takes 1 to {cpus}, because each node has a CPU.";
    }
}
