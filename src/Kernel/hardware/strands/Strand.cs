// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;
using System.Threading;

namespace Linux.Hardware;

/// <summary>
/// A pooled operating system thread with a stack to block on. At most one strand of a simulated
/// machine, and of a CPU where CPUs run by themselves, runs at a time; the others wait for their
/// baton.
/// </summary>
internal sealed unsafe class Strand
{
    private const int StackBytes = 512 * 1024;
    private static readonly ConcurrentStack<Strand> s_idle = new();

    [ThreadStatic]
    private static Strand? t_current;

    private readonly Baton _baton = new();
    private readonly Baton _ended = new();
    private Action? _work;
    private int _core;
    private volatile bool _abort;

    private Strand()
    {
        new Thread(Main, StackBytes) { IsBackground = true, Name = "strand" }.Start();
    }

    /// <summary>The strand of the calling thread, or null where it is none.</summary>
    public static Strand? Current => t_current;

    /// <summary>The CPU it is when it goes on.</summary>
    public cpu_context* Context { get; set; }

    /// <summary>Counts what a thread that is not stuck does now and then; see the watchdog.</summary>
    public long Progress;

    /// <summary>Counts turns of spin loops.</summary>
    public long Polls;

    /// <summary>Times that it gave its CPU to another thread.</summary>
    public long Switches;

    /// <summary>What the watchdog saw last: the counters, and when they last changed, ms.</summary>
    public (long Progress, long Polls, long Since) Seen;

    /// <summary>Spin loops that this thread is in, one inside of the other.</summary>
    public int Spinning;

    /// <summary>Runs <paramref name="work"/> on a pooled thread.</summary>
    /// <param name="work">What to run.</param>
    /// <param name="core">Core of the computer that the thread is bound to meanwhile.</param>
    public static void Start(Action work, int core = Cores.Any)
    {
        if (!s_idle.TryPop(out var strand))
            strand = new Strand();
        strand._abort = false;
        strand.Spinning = 0;
        strand.Seen = default;
        strand._work = work;
        strand._core = core;
        strand._baton.Pass();
    }

    /// <summary>Lets a parked strand go on.</summary>
    public void Resume() => _baton.Pass();

    /// <summary>Lets a parked strand go on only to unwind; returns when it has.</summary>
    public void Abort()
    {
        _abort = true;
        _baton.Pass();
        _ended.Wait();
    }

    /// <summary>Waits until <see cref="Resume"/>; the machine and CPU are set again afterwards.</summary>
    /// <exception cref="StrandAbortedException">The run has ended.</exception>
    public void Park(Machine machine)
    {
        _baton.Wait();
        ThisCpu.machine = machine;
        ThisCpu.context = Context;
        if (_abort)
            throw new StrandAbortedException();
    }

    private void Main()
    {
        t_current = this;
        for (; ; )
        {
            _baton.Wait();
            Cores.Bind(_core);
            try
            {
                _work!();
            }
            catch (StrandAbortedException)
            {
            }
            _work = null;
            ThisCpu.context = null;
            ThisCpu.machine = null;
            if (_abort)
                _ended.Pass();
            s_idle.Push(this);
        }
    }
}
