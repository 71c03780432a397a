// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Mutants;

/// <summary>What a mutant goes through, one after the other, until something notices it.</summary>
internal enum MutantStage
{
    /// <summary>With the recorded runs of the C.</summary>
    Comparison,

    /// <summary>Selftests, scenarios and soaks.</summary>
    Tests,

    /// <summary>Scenarios under many schedules.</summary>
    Search,
}

/// <summary>A check, and how it has done so far.</summary>
/// <param name="Name">Its name, of which the first word is its kind.</param>
/// <param name="Reaches">Numbers of the mutants that it reaches.</param>
/// <param name="Took">CPU time that it takes without any mutant.</param>
internal sealed record MutantCheck(string Name, HashSet<int> Reaches, TimeSpan Took)
{
    private static readonly TimeSpan s_overhead = TimeSpan.FromMilliseconds(2);

    /// <summary>When the turn of a check of this name is.</summary>
    public static MutantStage StageOf(string name) => name.Split(' ')[0] switch
    {
        "lockstep" => MutantStage.Comparison,
        "search" => MutantStage.Search,
        _ => MutantStage.Tests,
    };

    /// <summary>How often it was run on mutants.</summary>
    public int Tried { get; set; }

    /// <summary>How many of these it noticed.</summary>
    public int Killed { get; set; }

    /// <summary>When its turn is.</summary>
    public MutantStage Stage => StageOf(Name);

    /// <summary>Mutants that it notices in a second, as far as is known.</summary>
    public double Worth => (Killed + 1.0) / (Tried + 2) / (Took + s_overhead).TotalSeconds;
}
