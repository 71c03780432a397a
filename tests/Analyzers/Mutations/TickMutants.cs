// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>Broken sections of the tick.</summary>
internal static class TickMutants
{
    public static readonly Mutant[] All =
    [
        new("jiffies update without the sequence", "kernel/time/tick-sched.c.cs", "tick_do_update_jiffies64",
            "write_seqcount_begin(ref jiffies_seq);",
            "",
            "KT2001|KT3002|KT2004"),
        new("jiffies update leaves the sequence open", "kernel/time/tick-sched.c.cs", "tick_do_update_jiffies64",
            "write_seqcount_end(ref jiffies_seq);",
            "",
            "KT2002"),
        new("jiffies update returns with the lock", "kernel/time/tick-sched.c.cs", "tick_do_update_jiffies64",
            "raw_spin_unlock(ref jiffies_lock);\n\t\t\treturn;",
            "return;",
            "KT2002|KT2004"),
        new("jiffies update stores after the section", "kernel/time/tick-sched.c.cs", "tick_do_update_jiffies64",
            "write_seqcount_end(ref jiffies_seq);",
            "write_seqcount_end(ref jiffies_seq);\n\t\tlast_jiffies_update = now;",
            "KT3002"),
        new("init_jiffy_update without the lock", "kernel/time/tick-sched.c.cs", "tick_init_jiffy_update",
            "raw_spin_lock(ref jiffies_lock);",
            "",
            "KT2001|KT3002"),
        new("idle_enter forgets to enable", "kernel/time/tick-sched.c.cs", "tick_nohz_idle_enter",
            "local_irq_enable();",
            "",
            "KT4005"),
        new("idle_exit enables twice with a lock", "kernel/time/tick-sched.c.cs", "tick_nohz_idle_exit",
            "local_irq_disable();",
            "",
            "KT4005|KT4004|KT4002"),
        new("periodic tick without the lock", "kernel/time/tick-common.c.cs", "tick_periodic",
            "raw_spin_lock(ref jiffies_lock);",
            "",
            "KT2001|KT3001|KT3002"),
        new("periodic tick swaps the section", "kernel/time/tick-common.c.cs", "tick_periodic",
            "write_seqcount_end(ref jiffies_seq);\n\t\t\traw_spin_unlock(ref jiffies_lock);",
            "write_seqcount_end(ref jiffies_seq);",
            "KT2004|KT2002"),
    ];
}
