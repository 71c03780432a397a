// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// The CPUs of a scenario's machine, as src/Lockstep/C/common/machine.c has them around the C files.
/// The caller says which CPU it is.
/// </summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal abstract unsafe class PlayedMachine
{
    /// <summary>Length of a jiffy, ns.</summary>
    public const ulong Tick = (ulong)TICK_NSEC;

    private int _failAllocation;

    /// <summary>Takes hold of a machine on which nothing runs by itself.</summary>
    protected PlayedMachine(Machine machine, Sight sight, Points points, int timers)
    {
        Machine = machine;
        Busy = new bool[machine.Options.PossibleCpus];
        Sight = sight;
        Points = points;
        Timers = (timer_list*)machine.Arena.AllocateBytes((nuint)(timers * sizeof(timer_list)), 64);
        machine.Warnings.Clear();
        machine.Warned = CountWarning;
        machine.Slab.ShouldFail = _ => NextAllocationFails();
    }

    public Sight Sight { get; }

    public SecondStrand Second => Points.Second;

    /// <summary>Where an operation can be interrupted.</summary>
    public Points Points { get; }

    /// <summary>The scenario's timers.</summary>
    public timer_list* Timers { get; }

    /// <summary>Warnings so far.</summary>
    public int Warnings { get; private set; }

    /// <summary>Number of the calling CPU.</summary>
    public int Cpu => ThisCpu.context->cpu;

    /// <summary>
    /// CPUs that do something, which cannot be made to do something else, nor take what others have
    /// them do.
    /// </summary>
    public bool[] Busy { get; }

    /// <summary>CPUs that are possible.</summary>
    public int Cpus => Busy.Length;

    public ulong Jiffies
    {
        get => jiffies;
        set => jiffies_64 = value;
    }

    protected Machine Machine { get; }

    /// <summary>Lets the nth allocation from now fail; 0 none.</summary>
    public void FailAllocation(int nth) => _failAllocation = nth;

    public bool IsOnline(int cpu) => cpu >= 0 && cpu < Cpus && cpu_online(cpu);

    public cpu_context* Context(int cpu) => Machine.Context(cpu);

    /// <summary>From here on the calling thread is <paramref name="cpu"/>.</summary>
    public void Be(int cpu) => ThisCpu.context = Machine.Context(cpu);

    public void BeTask(int cpu)
    {
        Be(cpu);
        ThisCpu.context->irqs_disabled = 0;
    }

    public void BeIrqsOff(int cpu)
    {
        Be(cpu);
        ThisCpu.context->irqs_disabled = 1;
    }

    /// <summary>The operation makes no sense where the machine stands.</summary>
    public void Skip(int why) => Sight.See("skipped", why);

    private void CountWarning()
    {
        Warnings++;
        Warning last = Machine.Warnings.All[^1];

        Sight.Remark($" WARNING{{{last.File}:{last.Line} {last.Text}}}");
    }

    private bool NextAllocationFails()
    {
        if (_failAllocation == 0 || --_failAllocation != 0)
            return false;
        Sight.See("no-memory", 1);
        return true;
    }
}
