// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Stories;

/// <summary>
/// Runs one line of a scenario, and another one in the middle of it where that is asked for. The
/// twin of src/Lockstep/C/common/running.c.
/// </summary>
internal sealed class OperationRunner(PlayedGroup group)
{
    private readonly PlayedMachine _world = group.World;

    /// <summary>Does one operation to its end.</summary>
    /// <exception cref="ScenarioEndedException">It has none, or is not known.</exception>
    public void Run(OperationLine line)
    {
        Array.Clear(_world.Busy);
        _world.Busy[line.Cpu] = group.OnCpu.ContainsKey(line.Name);
        group.BeginOperation();
        RunOne(line);
        _world.Busy[line.Cpu] = false;
        _world.Second.Finish();
        _world.Points.EndOperation();
    }

    /// <summary>Lets an operation interrupt the next one.</summary>
    public void InterruptNextAt(int point, OperationLine line)
        => _world.Points.InterruptNextAt(point, () => Interrupt(line));

    private void Interrupt(OperationLine line)
    {
        bool needsCpu = group.OnCpu.ContainsKey(line.Name);

        _world.Sight.See("interrupts", line.Cpu);
        if (needsCpu && _world.Busy[line.Cpu])
        {
            _world.Skip(8);
            return;
        }
        _world.Busy[line.Cpu] |= needsCpu;
        RunOne(line);
        if (needsCpu)
            _world.Busy[line.Cpu] = false;
        _world.Sight.See("interrupted", line.Cpu);
    }

    private void RunOne(OperationLine line)
    {
        (string name, int cpu, long a, long b, long c) = line;

        if (group.OnNone.TryGetValue(name, out Operation? operation))
            operation(cpu, a, b, c);
        else if (!group.OnCpu.TryGetValue(name, out operation))
            throw new ScenarioEndedException("no such operation");
        else if (!_world.IsOnline(cpu))
            _world.Skip(0);
        else
            RunOn(cpu, operation, a, b, c);
    }

    private void RunOn(int cpu, Operation operation, long a, long b, long c)
    {
        _world.BeTask(cpu);
        group.PrepareOperation();
        operation(cpu, a, b, c);
    }
}
