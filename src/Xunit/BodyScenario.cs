// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;

namespace Linux.Testing;

/// <summary>A test's method as a scenario: it is called anew for each run.</summary>
internal sealed class BodyScenario(BodyRequest request, MethodInfo method, object?[] arguments)
    : Scenario
{
    private const long Settle = 30_000_000;
    private const long Quiet = 60_000_000;

    private Race? _race;

    /// <inheritdoc/>
    public override string Name => request.Name;

    /// <inheritdoc/>
    public override string Summary => request.Name;

    /// <inheritdoc/>
    public override MachineOptions Options => new()
    {
        Cpus = request.Machine.Cpus,
        Nodes = request.Machine.Nodes,
        ChildrenPerGroup = 4,
        ArenaBytes = 8 << 20,
        StopMachine = true,
        StopTick = static (_, _) => true,
    };

    /// <inheritdoc/>
    public override long Horizon => request.HorizonMs * 1_000_000L;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = request.Files };

    /// <summary>Lets every CPU go idle, and keeps a ledger.</summary>
    public override void SetUp(Machine machine)
    {
        _ = new TimerLedger(machine, slack: 6);
        machine.RunFor(Settle);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
    {
        object? test = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);

        _race = new Race(machine);
        Race.Guarded(() => method.Invoke(
            test, BindingFlags.DoNotWrapExceptions, null, [_race, .. arguments], null));
        return _race.Programs;
    }

    /// <inheritdoc/>
    public override void Check(Machine machine)
    {
        machine.RunFor(Quiet);
        machine.Inspect(0, _race!.Ledger.CheckOverdue);
        _race.Ledger.ThrowIfWrong();
        _race.MakeChecks();
    }
}
