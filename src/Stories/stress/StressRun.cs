// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// CPUs that are threads arm, change, delete and expire timers, sleep, go down and come back, all at
/// once. A worker task on each CPU owns timers that others change too, devices interrupt, some timers
/// belong to nobody; in the end each timer's fate is known.
/// </summary>
internal sealed unsafe class StressRun
{
    private const int SharedTimers = 16;

    /// <summary>Time after which a timer of the end has not been woken for, ns.</summary>
    private const long OverdueNs = 5_000_000_000;

    private readonly StressRequest _request;
    private readonly Machine _machine;
    private readonly StressWorker[] _workers;
    private readonly stress_timer*[] _shared = new stress_timer*[SharedTimers];
    private readonly bool[] _up;
    private int _tasks;
    private int _overdue;

    private StressRun(StressRequest request, Machine machine)
    {
        _request = request;
        _machine = machine;
        machine.Attach(this);
        StressCallbacks.Register();
        Counts = new StressCounts(request.Cpus);
        Ledger = new StressLedger(Counts);
        Hrtimers = new StressHrtimers(Counts);
        _workers = Enumerable.Range(0, request.Cpus)
            .Select(cpu => new StressWorker(this, cpu, request.Seed)).ToArray();
        _up = Enumerable.Repeat(true, request.Cpus).ToArray();
    }

    /// <summary>What was done.</summary>
    public StressCounts Counts { get; }

    /// <summary>The timers under locks.</summary>
    public StressLedger Ledger { get; }

    /// <summary>The high resolution timers.</summary>
    public StressHrtimers Hrtimers { get; }

    /// <summary>The machine.</summary>
    public Machine Machine => _machine;

    /// <summary>All workers, by CPU.</summary>
    public IReadOnlyList<StressWorker> Workers => _workers;

    /// <summary>Runs what <paramref name="request"/> asks for.</summary>
    public static StressResponse Run(StressRequest request)
    {
        request.Validate();
        MachineOptions options = Shape(request);
        StressRun? run = null;

        try
        {
            using var machine = Threads.Boot(options, request.StuckMilliseconds * 1_000_000);

            run = new StressRun(request, machine);
            string? failure = run.Try();
            return run.Answer(options, failure);
        }
        catch (KernelBugException failed) when (run == null)
        {
            return new StressResponse(new Dictionary<string, long>(), [], [], failed.Message);
        }
    }

    /// <summary>The text of what ended the run early, or null.</summary>
    private string? Try()
    {
        try
        {
            Work();
            Drain();
            return null;
        }
        catch (KernelBugException failed)
        {
            return failed.Message;
        }
        catch (Exception failed) when (failed is not OutOfMemoryException)
        {
            return failed.ToString();
        }
    }

    private static MachineOptions Shape(StressRequest request)
    {
        var chance = new Random((int)request.Seed);

        return new MachineOptions
        {
            Cpus = request.Cpus,
            Nodes = request.Cpus >= 4 && chance.Next(2) == 0 ? 2 : 1,
            ChildrenPerGroup = chance.Next(2) == 0 ? 4 : 8,
            SkewTick = chance.Next(2) == 0,
            Highres = chance.Next(4) != 0,
            DebugObjects = chance.Next(3) == 0,
            Seed = request.Seed,
            ArenaBytes = 1L << 30,
        };
    }

    private void Work()
    {
        _machine.On(0, () =>
        {
            foreach (StressWorker worker in _workers)
                worker.MakeTimers();
            for (int i = 0; i < SharedTimers; i++)
                _shared[i] = MakeShared(i);
        });
        for (int cpu = 0; cpu < _request.Cpus; cpu++)
        {
            StartWorker(cpu);
            new StressDevice(this, cpu, _request.Seed).Start();
        }
        if (_request.Cpus > 1)
            Start(0, "hotplug", new StressHotplug(this, _request).Run);
        if (_request.Sabotage != "")
            StressSabotage.Start(this, _request.Sabotage);
        // A Ctrl-C ends it early.
        long end = _machine.Now + _request.Milliseconds * 1_000_000;

        while (_machine.Now < end
            && !(System.AppContext.TryGetSwitch("Linux.Interrupted", out bool stop) && stop))
            _machine.RunFor(System.Math.Min(Slice, end - _machine.Now));
        Counts.Stopping = true;
        if (!_machine.RunUntil(() => Volatile.Read(ref _tasks) == 0, Limit))
            throw new KernelBugException(_machine.Execution.Describe(
                $"{_tasks} tasks do not end within {_request.DrainMilliseconds} ms"));
    }

    /// <summary>How long a Ctrl-C may take, ns.</summary>
    private const long Slice = 100_000_000;

    private long Limit => _request.DrainMilliseconds * 1_000_000;

    /// <summary>Starts a task that is waited for in the end; called outside of the machine.</summary>
    public void Start(int cpu, string name, Action body)
    {
        Interlocked.Increment(ref _tasks);
        _machine.Spawn(cpu, name, () => RunTask(body));
    }

    /// <summary>Starts the worker of a CPU, which is online; called anywhere.</summary>
    public void StartWorker(int cpu)
    {
        StressWorker worker = _workers[cpu];

        worker.Running = true;
        Interlocked.Increment(ref _tasks);
        if (ThisCpu.context == null)
            _machine.Spawn(cpu, $"worker/{cpu}", () => RunTask(worker.Run));
        else
            kthread_run(() => RunTask(worker.Run), cpu, $"worker/{cpu}");
    }

    private void RunTask(Action body)
    {
        body();
        Interlocked.Decrement(ref _tasks);
    }

    /// <summary>Whether devices interrupt a CPU and workers arm timers on it.</summary>
    public bool IsUp(int cpu) => Volatile.Read(ref _up[cpu]);

    /// <summary>Told by who takes CPUs down and up.</summary>
    public void SetUp(int cpu, bool up) => Volatile.Write(ref _up[cpu], up);

    /// <summary>A timer that anybody may change, under no lock but the wheel's.</summary>
    public stress_timer* Shared(uint number) => _shared[number % SharedTimers];

    /// <summary>Arms a shared timer and counts whether that woke it from idleness.</summary>
    public void ModifyShared(stress_timer* t, ulong expires, bool reduce)
    {
        if ((reduce ? timer_reduce(&t->timer, expires) : mod_timer(&t->timer, expires)) == 0)
            Interlocked.Increment(ref t->arms);
        Counts.Add(StressOperation.SharedModify);
    }

    /// <summary>Deletes a shared timer.</summary>
    public void DeleteShared(stress_timer* t, bool sync)
    {
        if ((sync ? timer_delete_sync(&t->timer) : timer_delete(&t->timer)) != 0)
            Interlocked.Increment(ref t->cancels);
        Counts.Add(StressOperation.SharedDelete);
    }

    private stress_timer* MakeShared(int number)
    {
        stress_timer* t = _machine.Arena.Allocate<stress_timer>();

        t->number = -1 - number;
        timer_setup(&t->timer, &StressCallbacks.stress_shared_fn, number % 4 == 0 ? TIMER_PINNED : 0);
        return t;
    }

    /// <summary>Lets the timers that are due soon expire, deletes the others, and asks for each.</summary>
    private void Drain()
    {
        _machine.On(0, () =>
        {
            foreach (StressWorker worker in _workers)
                worker.DeleteFar();
        });
        AwaitTheLast();
        _machine.On(0, () =>
        {
            foreach (StressWorker worker in _workers)
                worker.DeleteAll();
            foreach (stress_timer* t in _shared)
            {
                DeleteShared(t, sync: true);
                if (t->arms != t->cancels + t->fires)
                    Counts.Violation($"shared timer {t->number} was armed {t->arms} times, deleted "
                        + $"{t->cancels} and fired {t->fires}");
            }
        });
        foreach (SlabReport report in _machine.Slab.Check())
            Counts.Violation(report.ToString());
    }

    /// <summary>
    /// By now all CPUs may sleep, and one that should be woken for a timer may not be
    /// (SIBLING-SLEEPS of docs/findings.md). Such a timer is late, not lost: any interrupt brings it.
    /// </summary>
    private void AwaitTheLast()
    {
        if (_machine.RunUntil(IsDrained, OverdueNs))
            return;
        _overdue = _workers.Sum(worker => worker.CountArmed());
        for (int cpu = 0; cpu < _request.Cpus; cpu++)
            _machine.InterruptNow(cpu, static () => { });
        if (_machine.RunUntil(IsDrained, Limit))
            return;
        foreach (StressWorker worker in _workers)
            worker.ReportLost();
    }

    private bool IsDrained() => _workers.All(worker => worker.CountArmed() == 0);

    private StressResponse Answer(MachineOptions options, string? failure)
    {
        CpuReport sum = CpuReport.Sum(_machine.ReportCpus());

        return new StressResponse(
            Enumerable.Range(0, (int)StressOperation.Count).ToDictionary(
                i => ((StressOperation)i).ToString(), i => Counts.Of((StressOperation)i)),
            Counts.Violations,
            _machine.Warnings.All.Select(w => $"{w.File}:{w.Line}: {w.Text} (cpu{w.Cpu}, {w.Time} ns)").ToArray(),
            failure)
        {
            Shape = $"{options.Cpus} cpus, {options.Nodes} nodes, {options.ChildrenPerGroup} a group"
                + (options.SkewTick ? ", skewed ticks" : "") + (options.Highres ? "" : ", highres=off")
                + (options.DebugObjects ? ", debug objects" : ""),
            Sleeps = sum.Sleeps,
            TicklessSleeps = sum.TicklessSleeps,
            Overdue = _overdue,
            LatestJiffies = Counts.Latest,
            Milliseconds = _machine.Now / 1_000_000,
        };
    }
}
