// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.CompilerServices;

namespace Linux;

/// <summary>An interrupt line of the machine: whether it may be moved, and the CPUs it goes to.</summary>
public struct irq_line
{
    public int can_set_affinity;
    public cpumask affinity;
}

/// <summary>All lines, by number.</summary>
[InlineArray(Kernel.NR_IRQS)]
public struct irq_lines
{
    private irq_line first;
}

// Clock event devices that serve several CPUs have a line, the CPUs' own devices have none.
public static unsafe partial class Kernel
{
    /// <summary>Interrupt lines that a machine has.</summary>
    public const int NR_IRQS = 8;

    [Global]
    internal static partial ref irq_lines irq_lines { get; }

    /// <summary>Whether <paramref name="irq"/> can be sent to another CPU; 0 for a line that does not exist.</summary>
    internal static int irq_can_set_affinity(uint irq)
        => irq < NR_IRQS ? irq_lines[(int)irq].can_set_affinity : 0;

    /// <summary>Sends <paramref name="irq"/> to the CPUs of <paramref name="mask"/>; -EINVAL if it cannot be moved.</summary>
    internal static int irq_set_affinity(uint irq, cpumask* mask)
    {
        if (irq_can_set_affinity(irq) == 0)
            return -EINVAL;
        irq_lines[(int)irq].affinity = *mask;
        return 0;
    }
}
