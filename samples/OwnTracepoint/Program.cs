// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using Linux.Samples;
using static Linux.Kernel;

// A timer flushes a queue; the machine's trace has our event between the kernel's own.
using Machine machine = Simulation.Boot(new MachineOptions { Cpus = 1 });

machine.EnableTrace("queue:");
machine.EnableTrace("timer:timer_expire_*");
machine.RunFor(10_000_000);
unsafe
{
    machine.On(0, static () =>
    {
        var timer = (Linux.timer_list*)kmalloc((ulong)sizeof(Linux.timer_list), GFP_KERNEL);

        timer_setup(timer, &Flush, 0);
        mod_timer(timer, jiffies + 20);
    });
}
machine.RunFor(50_000_000);
machine.WriteTrace(Console.Out);

static unsafe void Flush(Linux.timer_list* timer)
    => queue_tracepoints.trace_queue_flush(3, jiffies - 20);
