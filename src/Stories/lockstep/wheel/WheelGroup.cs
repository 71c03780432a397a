// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>The wheel, and the hierarchy over it. The twin of src/Lockstep/C/wheel.</summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class WheelGroup : PlayedGroup
{
    private readonly Machine _machine;
    private readonly World _world;
    private readonly Callbacks _callbacks;
    private readonly Operations _operations;
    private readonly WorldDump _dump;

    private WheelGroup(Machine machine, Shape shape, Sight sight, Points points)
    {
        _machine = machine;
        ThisCpu.machine = machine;
        ThisCpu.context = machine.Context(0);
        _world = new World(machine, shape, sight, points);
        ((Standstill)machine.Execution).World = _world;
        _callbacks = new Callbacks(_world);
        _operations = new Operations(_world, _callbacks);
        _dump = new WorldDump(_world);
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
    public static WheelGroup Read(ScenarioReader reader, Sight sight, Points points)
    {
        Shape shape = Shape.Read(reader);

        return new WheelGroup(shape.Build(), shape, sight, points);
    }

    /// <inheritdoc/>
    public override void Become()
    {
        ThisCpu.machine = _machine;
        _callbacks.MakeCurrent();
    }

    /// <inheritdoc/>
    public override void SetUp()
    {
        Shape shape = _world.Shape;

        _world.BeTask(0);
        (_world.Jiffies, _world.Updated) = shape.Start;
        init_timer_cpus();
        tick_nohz_active = 1;
        timer_update_keys(null);
        for (int i = 0; i < shape.Timers; i++)
            timer_setup(_world.Timers + i, Callbacks.Function, 0);
        if (shape.Hierarchy)
            _world.Sight.See("init", tmigr_init());
        for (int cpu = 1; cpu < shape.Cpus && !shape.Hierarchy; cpu++)
            set_cpu_online((uint)cpu, true);
    }

    /// <inheritdoc/>
    public override void BeginOperation() => _callbacks.BeginOperation();

    /// <inheritdoc/>
    public override void PrepareOperation() => _operations.Prepare();

    /// <inheritdoc/>
    public override void Show() => _dump.Show();

    /// <inheritdoc/>
    public override void Dispose()
    {
        Callbacks.Forget();
        _machine.Dispose();
    }
}
