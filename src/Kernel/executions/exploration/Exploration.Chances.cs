// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// What may befall a machine while it runs, as far as a scenario allows it: an allocation fails, a clock
/// interrupts early or late, a CPU stands still, a hotplug operation begins. The scheduler is asked about each.
/// </summary>
internal sealed unsafe partial class Exploration
{
    private readonly HashSet<int> _stalled = new();
    private int _failures;
    private int _clockErrors;
    private int _cpuStalls;
    private int _hotplugs;
    private completion* _hotplugGate;

    /// <summary>A number below <paramref name="count"/> that the scheduler picks; 0 if it does not care.</summary>
    internal override int Choose(int count)
    {
        if (count < 2 || IsSilent)
            return 0;
        var options = new Decision[count];

        for (int i = 0; i < count; i++)
            options[i] = Decision.Value(i);
        return AskChance(ThisCpu.context->cpu, options).Number;
    }

    /// <summary>When a clock will interrupt that is programmed to <paramref name="expires"/>.</summary>
    private long WithClockError(int cpu, long expires)
    {
        if (expires == long.MaxValue || _clockErrors >= _limits.ClockErrors || IsSilent)
            return expires;
        Decision pick = AskChance(cpu,
            [Decision.Cpu(cpu), new(DecisionKind.ClockEarly), new(DecisionKind.ClockLate)]);

        if (pick.IsCpu)
            return expires;
        _clockErrors++;
        return Math.Max(base.Now(),
            pick.Kind == DecisionKind.ClockEarly ? expires - _limits.ClockErrorNs : expires + _limits.ClockErrorNs);
    }

    private void BeginChances()
    {
        if (_limits.AllocationFailures != 0)
            _machine.Slab.ShouldFail = Fails;
        if (_limits.Hotplug.Length == 0)
            return;
        _hotplugGate = _machine.Arena.Allocate<completion>();
        init_completion(_hotplugGate);
        _machine.Spawn(_limits.HotplugCaller, "hotplug", TurnCpusOnAndOff);
    }

    private void EndChances()
    {
        if (_limits.AllocationFailures != 0)
            _machine.Slab.ShouldFail = null;
    }

    private bool Fails(SlabRequest request)
    {
        if (_failures >= _limits.AllocationFailures || IsSilent || !_limits.MayFail(request))
            return false;
        if (!Befalls(request.Cpu, DecisionKind.FailAllocation))
            return false;
        _failures++;
        return true;
    }

    private void TurnCpusOnAndOff()
    {
        foreach (int cpu in _limits.Hotplug)
        {
            wait_for_completion(_hotplugGate);
            int error = cpu_online((uint)cpu) ? cpu_down((uint)cpu) : cpu_up((uint)cpu);

            if (error != 0 && _failures == 0)
                throw new ScenarioFailedException("I10", $"cpu{cpu} is not turned on or off: {error}");
        }
    }

    /// <summary>What may happen to a CPU before its next operation.</summary>
    private void ChancesOf(int cpu)
    {
        if (_cpuStalls < _limits.CpuStalls && base.Now() + 2 * _limits.CpuStallNs < Until
            && Befalls(cpu, DecisionKind.StallCpu))
            StandStill(cpu);
        if (_hotplugs < _limits.Hotplug.Length && Befalls(cpu, DecisionKind.BeginHotplug))
        {
            completion* gate = _hotplugGate;

            _hotplugs++;
            _machine.InterruptNow(_limits.HotplugCaller, () => complete(gate));
        }
    }

    /// <summary>The calling CPU stands still, with all that it holds, while the others go on.</summary>
    private void StandStill(int cpu)
    {
        object stopped = Stop();

        _cpuStalls++;
        _stalled.Add(cpu);
        At(base.Now() + _limits.CpuStallNs, () =>
        {
            _stalled.Remove(cpu);
            Release(stopped, cpu);
        });
        MarkReady(cpu);
        ParkCurrent();
    }

    /// <summary>How much of what may happen has happened: a state in which less is left is another one.</summary>
    private ulong ChancesTaken()
        => (ulong)_failures << 48 ^ (ulong)_clockErrors << 32 ^ (ulong)_cpuStalls << 16 ^ (ulong)_hotplugs;

    private bool SomebodyIsReady()
    {
        foreach (int cpu in Ready)
        {
            if (!_stalled.Contains(cpu))
                return true;
        }
        return false;
    }

    private bool Befalls(int cpu, DecisionKind what)
        => AskChance(cpu, [Decision.Cpu(cpu), new(what)]).Kind == what;

    private Decision AskChance(int cpu, Decision[] options)
    {
        int at = _count[cpu + 1]++;
        Decision pick = _choices!.Chance(new ChoicePoint(cpu, at, options));

        ChoiceCount++;
        ulong number = (ulong)pick.Kind << 32 | (uint)pick.Number;
        Mix(number);
        if (_states != null)
            Remember(cpu, number, 0);
        if (pick != options[0])
            Schedule.Add(new ScheduledDecision(cpu, at, pick));
        return pick;
    }

    /// <summary>Fresh and freed memory of the slab reads as this; so many bytes of it are no accident.</summary>
    private void CheckPoison(int cpu, ulong value)
    {
        if (value is not (0x6b6b6b6b or 0x6b6b6b6b6b6b6b6b))
            return;
        (visible_kind kind, nint address) = _operation[cpu];

        if (kind is visible_kind.Load or visible_kind.LoadAcquire or visible_kind.Rmw or visible_kind.RmwAcquire
            or visible_kind.RmwRelease or visible_kind.RmwFull)
            throw new ScenarioFailedException("I12",
                $"cpu{cpu} read {value:x} at {Offset((void*)address):x}: memory that is freed or was never written");
    }
}
