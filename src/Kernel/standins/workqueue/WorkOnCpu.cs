// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>A call that waits for its result from another CPU.</summary>
[ContainerOf("work")]
internal unsafe partial struct work_for_cpu
{
    public work_struct work;
    public delegate*<void*, long> fn;
    public void* arg;
    public long ret;
}

public static unsafe partial class Kernel
{
    private static void work_for_cpu_fn(work_struct* work)
    {
        var wfc = work_for_cpu.of_work(work);
        wfc->ret = wfc->fn(wfc->arg);
    }

    /// <summary>Runs a function in process context on a CPU that stays online, and waits.</summary>
    /// <returns>What the function returns.</returns>
    [MaySleep, WaitsForCallback("fn"), RegistersCallback("fn", "fn")]
    public static long work_on_cpu(int cpu, delegate*<void*, long> fn, void* arg)
    {
        using var frame = on_stack<work_for_cpu>(out var wfc);
        wfc->fn = fn;
        wfc->arg = arg;
        INIT_WORK_ONSTACK(&wfc->work, &work_for_cpu_fn);
        schedule_work_on(cpu, &wfc->work);
        flush_work(&wfc->work);
        return wfc->ret;
    }
}
