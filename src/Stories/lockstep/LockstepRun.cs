// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Plays scenarios on the port and prints what src/Lockstep/c/main.c prints for the C.</summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal sealed unsafe class LockstepRun
{
    private readonly ScenarioReader _reader;
    private readonly Sight _sight;
    private Machine? _machine;
    private Callbacks? _callbacks;

    private LockstepRun(LockstepRequest request)
    {
        _reader = new ScenarioReader(request.Scenarios);
        _sight = new Sight(request.TextFrom);
    }

    /// <summary>Plays all scenarios of the request.</summary>
    public static LockstepResponse Run(LockstepRequest request)
    {
        var run = new LockstepRun(request);
        var output = new StringBuilder();
        using var second = new SecondStrand(run.Become);

        while (run._reader.AtScenario)
        {
            run.Play(second);
            output.Append(run._sight.TakeOutput());
        }
        return new LockstepResponse(output.ToString());
    }

    /// <summary>Makes the calling thread one of the scenario's.</summary>
    private void Become()
    {
        ThisCpu.machine = _machine;
        _callbacks!.MakeCurrent();
    }

    private void Play(SecondStrand second)
    {
        Shape shape = Shape.Read(_reader);

        using Machine machine = shape.Build();
        try
        {
            _machine = machine;
            _sight.Begin();
            ThisCpu.machine = machine;
            ThisCpu.context = machine.Context(0);
            var world = new World(machine, shape, _sight, second);
            ((Standstill)machine.Execution).World = world;
            _callbacks = new Callbacks(world);
            Become();
            SetUp(world);
            Play(new Operations(world, _callbacks), new WorldDump(world));
        }
        catch (Exception failure)
        {
            second.Abandon();
            _sight.EndScenario(failure switch
            {
                ScenarioEndedException => failure.Message,
                KernelBugException { Message: var why } when why.StartsWith("deadlock") => "stuck",
                _ => $"crashed {failure.GetType().Name}: {failure.Message.ReplaceLineEndings(" ")}",
            });
            while (!_reader.AtEnd && !_reader.AtScenario)
                _reader.NextLine();
        }
        finally
        {
            ThisCpu.context = null;
            ThisCpu.machine = null;
            Callbacks.Forget();
        }
    }

    private static void SetUp(World world)
    {
        Shape shape = world.Shape;

        world.BeTask(0);
        (world.Jiffies, world.Updated) = shape.Start;
        init_timer_cpus();
        tick_nohz_active = 1;
        timer_update_keys(null);
        for (int i = 0; i < shape.Timers; i++)
            timer_setup(world.Timers + i, Callbacks.Function, 0);
        if (shape.Hierarchy)
            world.Sight.See("init", tmigr_init());
        for (int cpu = 1; cpu < shape.Cpus && !shape.Hierarchy; cpu++)
            set_cpu_online((uint)cpu, true);
    }

    private void Play(Operations operations, WorldDump dump)
    {
        dump.Show();
        _sight.EndOperation("S ");
        while (!_reader.AtEnd && !_reader.AtScenario)
        {
            int start = _reader.Position;
            int? point = _reader.Point();
            OperationLine line = OperationLine.Read(_reader);

            _sight.BeginOperation(_reader.Since(start));
            if (point is { } number)
                operations.InterruptNextAt(number, line);
            else
                operations.Run(line);
            dump.Show();
            _sight.EndOperation("");
        }
    }
}
