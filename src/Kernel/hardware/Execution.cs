// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Hardware;

/// <summary>
/// A way to run a machine's code. The ported functions and the primitives under them are the same in
/// each; what differs is who runs next, what time it is, and how one waits for another.
/// </summary>
public abstract unsafe class Execution : IDisposable
{
    /// <summary>Clock monotonic, ns since boot.</summary>
    public abstract long Now();

    /// <summary>The clock event device of a CPU was programmed or, with KTIME_MAX, stopped.</summary>
    internal abstract void ClockProgrammed(int cpu, long expires);

    /// <summary>An interrupt was latched for <paramref name="cpu"/>.</summary>
    internal abstract void InterruptRaised(int cpu);

    /// <summary>The calling CPU is about to take the interrupts that are latched for it.</summary>
    internal virtual void TakingInterrupts()
    {
    }

    /// <summary>
    /// Does <paramref name="action"/> inside of the machine, for <paramref name="cpu"/>: at once and as
    /// that CPU where time is virtual, else in an interrupt of a CPU that runs.
    /// </summary>
    internal abstract void Enter(int cpu, Action action);

    /// <summary>Runs <paramref name="action"/> at <paramref name="time"/> ns, on no CPU.</summary>
    internal abstract void At(long time, Action action);

    /// <summary>Adds to a failure's text what the execution knows of the CPUs.</summary>
    internal virtual string Describe(string failure) => failure;

    /// <summary>Whether CPUs take turns, so that one can look at what the others work with.</summary>
    internal virtual bool OneAtATime => false;

    /// <summary>
    /// Whether a CPU could not be stopped. It may still read and write the machine's memory, which is
    /// then never freed.
    /// </summary>
    internal virtual bool LeftRunning => false;

    /// <summary>The calling CPU spins for something that another one will do.</summary>
    internal abstract void Relax();

    /// <summary>
    /// The same for a loop of the source file <paramref name="file"/>, of which <paramref
    /// name="again"/> makes a turn, when it is the CPU's, and says whether the next one has begun.
    /// Where CPUs take turns it may be called in place of letting the CPU go on.
    /// </summary>
    internal virtual void RelaxWhile(Func<bool> again, string file) => Relax();

    /// <summary>The calling CPU spins for <paramref name="lock"/>.</summary>
    internal abstract void LockContended(raw_spinlock_t* @lock);

    /// <summary>
    /// The scheduler chose <paramref name="next"/> after <paramref name="prev"/> on the calling CPU.
    /// Returns when <paramref name="prev"/> runs again, or at once where the caller is not
    /// <paramref name="prev"/> itself but acts for it.
    /// </summary>
    internal abstract void SwitchTo(task_struct* prev, task_struct* next);

    /// <summary>The current task computes for <paramref name="ns"/> nanoseconds.</summary>
    internal abstract void Busy(long ns);

    /// <summary>A CPU got power: it starts at start_secondary().</summary>
    internal abstract void CpuPoweredOn(int cpu);

    /// <summary>Runs the machine until <paramref name="done"/> holds or the clock reads
    /// <paramref name="until"/>.</summary>
    internal abstract void Run(long until, Func<bool>? done);

    /// <summary>
    /// Whether tasks run. Where they do not, a machine is made ready up to its first task.
    /// </summary>
    internal virtual bool RunsTasks => true;

    /// <summary>Does a work at once, where no task would.</summary>
    /// <returns>Whether it is done; if not, it is queued.</returns>
    internal virtual bool DoWork(int cpu, work_struct* work) => false;

    /// <summary>Stands before each marked operation of an image compiled for exploration.</summary>
    internal virtual void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
    {
    }

    /// <summary>Stands before each plain access of an image that records them.</summary>
    /// <returns>Where it accesses: elsewhere if it reads what the memory does not hold any
    /// more.</returns>
    internal virtual void* PlainAccess(void* address, int size, access_kind kind, string file,
        int line) => address;

    /// <summary>Code that no access shows reads or changes something of the machine's own.</summary>
    internal virtual void Touch(machine_part part, int number, access_kind kind)
    {
    }

    /// <summary>Stands after it, with the value that was read or written.</summary>
    internal virtual void AfterVisible(ulong value)
    {
    }

    /// <summary>
    /// Stands after a marked load in place of <see cref="AfterVisible"/>: what it brings, where the memory
    /// holds <paramref name="newest"/>.
    /// </summary>
    internal virtual ulong Loaded(ulong newest)
    {
        AfterVisible(newest);
        return newest;
    }

    /// <summary>Loads of <paramref name="cpu"/> so far that saw an older value than the memory
    /// held.</summary>
    internal virtual int StaleLoads(int cpu) => 0;

    /// <summary>
    /// Stands before a compare-and-exchange that expects <paramref name="old"/>: whether it fails
    /// for
    /// <paramref name="seen"/>, an older value than the memory holds.
    /// </summary>
    internal virtual bool Refuses(ulong old, out ulong seen)
    {
        seen = 0;
        return false;
    }

    /// <summary>A number below <paramref name="count"/>, of a scheduler's choice; 0 without one.</summary>
    internal virtual int Choose(int count) => 0;

    /// <summary>Whether the run has ended, so that nothing on the machine does anything.</summary>
    internal virtual bool Aborted { get; set; }

    /// <inheritdoc/>
    public abstract void Dispose();
}
