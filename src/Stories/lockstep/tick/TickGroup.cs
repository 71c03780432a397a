// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The tick, clock events and high-resolution timers, and the wheel under them. The twin of
/// src/Lockstep/C/tick.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class TickGroup : PlayedGroup
{
    private const int EachSoft = 3;
    private readonly Machine _machine;
    private readonly TickWorld _world;
    private readonly TickCallbacks _callbacks;
    private readonly TickOperations _operations;
    private readonly TickDump _dump;

    private TickGroup(Machine machine, TickShape shape, Sight sight, Points points)
    {
        _machine = machine;
        ThisCpu.machine = machine;
        ThisCpu.context = machine.Context(0);
        _world = new TickWorld(machine, shape, sight, points);
        ((TickStandstill)machine.Execution).World = _world;
        _callbacks = new TickCallbacks(_world);
        _operations = new TickOperations(_world, _callbacks);
        _dump = new TickDump(_world);
    }

    /// <inheritdoc/>
    public override PlayedMachine World => _world;

    /// <inheritdoc/>
    public override bool ShowsPoints => _world.Shape.ShowsPoints;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Operation> OnCpu => _operations.OnCpu;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Operation> OnNone => _operations.OnNone;

    /// <summary>Reads the machine's line.</summary>
    public static TickGroup Read(ScenarioReader reader, Sight sight, Points points)
    {
        TickShape shape = TickShape.Read(reader);

        return new TickGroup(shape.Build(), shape, sight, points);
    }

    /// <inheritdoc/>
    public override void Become()
    {
        ThisCpu.machine = _machine;
        _callbacks.MakeCurrent();
        _world.Devices.MakeCurrent();
    }

    /// <inheritdoc/>
    public override void SetUp()
    {
        TickShape shape = _world.Shape;

        _world.BeTask(0);
        _world.Jiffies = shape.Jiffies;
        // The averages of load are not compared; from their old date on they would count for years.
        calc_load_update = shape.Jiffies;
        init_timer_cpus();
        for (int i = 0; i < shape.Timers; i++)
            timer_setup(_world.Timers + i, TickCallbacks.Timer, 0);
        for (int i = 0; i < shape.Hrtimers; i++)
        {
            hrtimer_setup(_world.Hrtimers + i, TickCallbacks.Hrtimer, CLOCK_MONOTONIC,
                i % EachSoft == EachSoft - 1 ? hrtimer_mode.HRTIMER_MODE_SOFT : 0);
        }
    }

    /// <inheritdoc/>
    public override void BeginOperation() => _callbacks.BeginOperation();

    /// <inheritdoc/>
    public override void PrepareOperation()
    {
    }

    /// <inheritdoc/>
    public override void Show() => _dump.Show();

    /// <inheritdoc/>
    public override void Dispose()
    {
        TickCallbacks.Forget();
        TickDevices.Forget();
        _machine.Dispose();
    }
}
