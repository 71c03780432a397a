// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Executions;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A few operations on a few words, to check the explorer itself: each CPU's program is a string of
/// operations, and what it reads ends up in memory, so that different orders have different ends.
/// </summary>
/// <param name="name">Name on the command line, after "check-".</param>
/// <param name="summary">What it is for.</param>
/// <param name="programs">
/// One for each CPU, operations of two characters: r and w read and write the word that follows as
/// marked operations, R and W plainly, 0 writes a zero, a adds to it atomically; l and u take and give back the lock that
/// follows; i interrupts the CPU that follows, and the interrupt writes the word i; d and e, with any
/// character after them, turn interrupts off and on; t reads the clock; s writes with a release, and q reads with an
/// acquire and ends the program if the word is zero.
/// </param>
public abstract unsafe class SmallPrograms(string name, string summary, params string[] programs) : Scenario
{
    private const int Words = 128;
    private ulong* _words;
    private raw_spinlock_t* _locks;

    /// <inheritdoc/>
    public override string Name => "check-" + name;

    /// <inheritdoc/>
    public override string Summary => summary;

    /// <inheritdoc/>
    public override MachineOptions Options => new()
    {
        Cpus = programs.Length,
        Possible = programs.Length,
        Nodes = 1,
        ArenaBytes = 4 << 20,
    };

    /// <inheritdoc/>
    public override long Horizon => 100_000;

    /// <inheritdoc/>
    public override RunLimits Limits => new() { Files = ["/SmallPrograms.cs"], Stalls = 0 };

    /// <inheritdoc/>
    public override void SetUp(Machine machine)
    {
        machine.RunFor(30_300_000);
        _words = (ulong*)machine.Arena.AllocateBytes(Words * sizeof(ulong), 64);
        _locks = (raw_spinlock_t*)machine.Arena.AllocateBytes(Words * (nuint)sizeof(raw_spinlock_t), 64);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<CpuProgram> Programs(Machine machine)
        => programs.Select((program, cpu) => new CpuProgram(cpu, program, () => Run(machine, cpu, program)))
            .ToList();

    private void Run(Machine machine, int cpu, string program)
    {
        ulong known = 0;

        for (int i = 0; i < program.Length && !Stops(program[i], program[i + 1]); i += 2)
            Operate(machine, program[i], program[i + 1], ref known, (ulong)(cpu * 16 + i));
        _words[cpu] = known;
    }

    private bool Stops(char operation, char operand)
        => operation == 'q' && smp_load_acquire(&_words[operand]) == 0;

    [Trusted("What is taken here is given back by a later operation of the same program.")]
    private void Operate(Machine machine, char operation, char operand, ref ulong known, ulong value)
    {
        switch (operation)
        {
            case 'r':
                known = known * 31 + READ_ONCE(&_words[operand]);
                break;
            case 'w':
                WRITE_ONCE(&_words[operand], value + 1);
                break;
            case '0':
                WRITE_ONCE(&_words[operand], 0);
                break;
            case 'R':
                known = known * 31 + _words[operand];
                break;
            case 'W':
                _words[operand] = value + 1;
                break;
            case 'a':
                atomic64_add((long)value, (atomic64_t*)&_words[operand]);
                break;
            case 'l':
                raw_spin_lock(&_locks[operand]);
                break;
            case 'u':
                raw_spin_unlock(&_locks[operand]);
                break;
            case 'i':
                machine.InterruptNow(operand - '0', () => WRITE_ONCE(&_words['i'], value + READ_ONCE(&_words['x'])));
                break;
            case 'd':
                local_irq_disable();
                break;
            case 'e':
                local_irq_enable();
                break;
            case 's':
                smp_store_release(&_words[operand], value + 1);
                break;
            case 'q':
                break;
            case 't':
                known = known * 31 + (ulong)ktime_get();
                break;
            default:
                throw new KernelBugException($"there is no operation {operation}");
        }
    }
}
