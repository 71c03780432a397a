// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Two CPUs add to a word without a lock: an update gets lost under the right schedule.</summary>
public sealed unsafe class Canary : RaceScenario
{
    private uint* _word;

    /// <inheritdoc/>
    public override string Name => "canary";

    /// <inheritdoc/>
    public override string Summary => "An update without a lock, which must be found to get lost.";

    /// <inheritdoc/>
    public override MachineOptions Options => TwoCpus;

    /// <inheritdoc/>
    public override bool MustFail => true;

    /// <inheritdoc/>
    public override long Horizon => 1_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["/Canary.cs"] };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        base.SetUp(machine);
        _word = machine.Arena.Allocate<uint>();
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => [new(0, "adds one", Add), new(1, "adds one", Add)];

    /// <inheritdoc/>
    public override void Check(Machine machine)
        => Require(*_word == 2, "CANARY", $"two CPUs added one each, and the word is {*_word}");

    private void Add()
    {
        uint value = READ_ONCE(_word);

        WRITE_ONCE(_word, value + 1);
    }
}
