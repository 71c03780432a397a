// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Selftests.User;

/// <summary>
/// A user program on a machine: one process whose threads make system calls, spend time in user
/// mode and handle signals. What a C program reads off a real clock, it reads off the machine's.
/// </summary>
internal sealed unsafe partial class Program
{
    private const int SIGCANCEL = 33;

    private readonly SignalHandlers _signals = new();
    private readonly int _cpus;
    private int _nextCpu;

    private Program(int cpus) => _cpus = cpus;

    /// <summary>What the program reports to.</summary>
    public required SelftestContext Report { get; init; }

    /// <summary>
    /// Boots a machine, runs <paramref name="main"/> as a process of it to its end, and checks that
    /// the machine did not warn meanwhile.
    /// </summary>
    public static void Run(SelftestContext report, Action<Program> main, int cpus = 2)
    {
        using var machine = Simulation.Boot(new MachineOptions { Cpus = cpus });
        var program = new Program(cpus) { Report = report };

        machine.On(0, () =>
        {
            begin_process();
            try
            {
                main(program);
            }
            finally
            {
                end_thread();
            }
        });
        foreach (Warning warning in machine.Warnings.All)
            report.Fail($"warning at {warning.File}:{warning.Line} on cpu {warning.Cpu}: {warning.Text}");
        report.Check(machine.Warnings.All.Count == 0, "the machine warned");
    }

    /// <summary>Spends CPU time in user mode, then handles what signals there are.</summary>
    public void Spend(long ns)
    {
        consume_cpu(ns, user: true);
        _signals.HandleAll();
    }

    /// <summary>Starts a thread of this process on the next CPU in turn.</summary>
    public Thread StartThread(Action body)
    {
        var thread = new Thread();
        task_struct* leader = current;
        int cpu = ++_nextCpu % _cpus;

        kthread_run(() =>
        {
            begin_thread_of(leader);
            thread.Id = current->pid;
            try
            {
                body();
            }
            catch (ThreadCancelled)
            {
            }
            finally
            {
                end_thread();
                thread.Ended = true;
            }
        }, cpu, "thread");
        return thread;
    }

    /// <summary>Waits until the thread has ended.</summary>
    public void Join(Thread thread)
    {
        while (!thread.Ended)
            hrtimer_nanosleep(100_000, hrtimer_mode.HRTIMER_MODE_REL, CLOCK_MONOTONIC);
    }

    /// <summary>Has the thread end at its next system call, or in the one it sleeps in.</summary>
    public void Cancel(Thread thread)
    {
        Sigaction(SIGCANCEL, _ => throw new ThreadCancelled());
        sys_tkill(thread.Id, SIGCANCEL);
    }

    /// <summary>Sets a handler, which runs on the way back to user mode.</summary>
    public int Sigaction(int sig, Action<kernel_siginfo> handler) => _signals.Handle(sig, handler);

    /// <summary>Sets <c>SIG_IGN</c> or <c>SIG_DFL</c>.</summary>
    public int Signal(int sig, ulong disposition) => _signals.Set(sig, disposition);

    /// <summary>Blocks or unblocks one signal for the calling thread.</summary>
    public int Sigprocmask(int how, int sig)
    {
        sigset_t set;

        sigemptyset(&set);
        sigaddset(&set, sig);
        return _signals.Leave(sys_sigprocmask(how, &set, null));
    }

    /// <summary>Sleeps until a handler has run.</summary>
    public void Pause()
    {
        set_current_state(TASK_INTERRUPTIBLE);
        while (!signal_pending(current))
        {
            schedule();
            set_current_state(TASK_INTERRUPTIBLE);
        }
        __set_current_state(TASK_RUNNING);
        _signals.HandleAll();
    }

    private sealed class ThreadCancelled : Exception;

    /// <summary>A thread that the program started.</summary>
    internal sealed class Thread
    {
        /// <summary>Its number; 0 until it runs.</summary>
        public int Id { get; set; }

        /// <summary>Whether it is over.</summary>
        public bool Ended { get; set; }
    }
}
