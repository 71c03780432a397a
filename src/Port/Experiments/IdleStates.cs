// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Port.Experiments;

/// <summary>Where a CPU's time went, as shares of all of it.</summary>
/// <param name="Active">It ran.</param>
/// <param name="Shallow">It slept in the state that it leaves fast.</param>
/// <param name="Deep">It slept in the state that saves most.</param>
/// <param name="Sleeps">Sleeps a second.</param>
/// <param name="TimerWakeups">Sleeps that its own clock ended, a second.</param>
internal sealed record Residency(
    double Active, double Shallow, double Deep, double Sleeps, double TimerWakeups);

/// <summary>
/// Idle states and what they cost. Code takes no time in a simulation, so the cost of each sleep is
/// taken off its length afterwards; it is a thousandth of what lies between two of them.
/// </summary>
internal sealed unsafe class IdleStates
{
    /// <summary>Sleeps that are expected to last this long are deep, ns.</summary>
    public const long DeepFromNs = 2_000_000;

    /// <summary>To enter and leave the deep state, and to take the interrupt that ends it, ns.</summary>
    public const long DeepCostNs = 300_000;

    /// <summary>The same for the shallow state, ns.</summary>
    public const long ShallowCostNs = 50_000;

    private readonly Account[] _accounts;

    /// <summary>Accounts for that many CPUs.</summary>
    public IdleStates(int cpus) => _accounts = new Account[cpus];

    /// <summary>The governor's choice, <see cref="MachineOptions.StopTick"/>: stops the tick for more than one.</summary>
    public bool Choose(int cpu, long expectedNs)
    {
        ref Account account = ref _accounts[cpu];

        account.Close((long)this_cpu_ptr(ref Kernel.cpu_statistics)->idle_ns);
        account.Deep = expectedNs >= DeepFromNs;
        return expectedNs > TICK_NSEC;
    }

    /// <summary>Closes the accounts while the machine does not run, and forgets what is in them.</summary>
    public void Start(Machine machine)
    {
        foreach (CpuReport report in machine.ReportCpus())
            _accounts[report.Cpu] = new Account { IdleNs = report.IdleNs, Deep = _accounts[report.Cpu].Deep };
    }

    /// <summary>What a group of CPUs did in <paramref name="ns"/> ns.</summary>
    public Residency Report(
        IReadOnlyList<CpuReport> before, IReadOnlyList<CpuReport> after, IReadOnlyList<int> cpus, long ns)
    {
        double all = (double)ns * cpus.Count;
        double deep = 0, shallow = 0, sleeps = 0, wakeups = 0;

        foreach (int cpu in cpus)
        {
            Account account = _accounts[cpu];

            account.Close(after[cpu].IdleNs);
            deep += Math.Max(0, account.DeepNs - account.DeepSleeps * DeepCostNs);
            shallow += Math.Max(0, account.ShallowNs - account.ShallowSleeps * ShallowCostNs);
            sleeps += account.DeepSleeps + account.ShallowSleeps;
            wakeups += after[cpu].Wakeups[(int)irq_vector.LocalTimer]
                - before[cpu].Wakeups[(int)irq_vector.LocalTimer];
        }
        double seconds = ns / 1e9 * cpus.Count;

        return new Residency(
            1 - (deep + shallow) / all, shallow / all, deep / all, sleeps / seconds, wakeups / seconds);
    }

    /// <summary>The sleeps of one CPU.</summary>
    private struct Account
    {
        public long IdleNs;
        public long DeepNs;
        public long DeepSleeps;
        public long ShallowNs;
        public long ShallowSleeps;
        public bool Deep;

        public void Close(long idleNs)
        {
            long slept = idleNs - IdleNs;

            IdleNs = idleNs;
            if (Deep)
            {
                DeepNs += slept;
                DeepSleeps += slept > 0 ? 1 : 0;
            }
            else
            {
                ShallowNs += slept;
                ShallowSleeps += slept > 0 ? 1 : 0;
            }
        }
    }
}
