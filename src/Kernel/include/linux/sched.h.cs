// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/linux/sched.h and include/linux/thread_info.h of Linux 7.2.
using System.Runtime.CompilerServices;

namespace Linux;

public struct thread_info
{
	public ulong flags;
	public uint cpu;
}

[InlineArray(Kernel.TASK_COMM_LEN)]
public struct task_comm
{
	private byte first;
}

[ContainerOf("run_list")]
[ContainerOf("thread_node")]
public unsafe partial struct task_struct
{
	public thread_info thread_info;
	[Marked(MarkedAccess.Stores)]
	public uint __state;
	public uint flags;
	public int pid;
	[GuardedBy("rq.lock", Access = GuardedAccess.Writes)]
	public int on_rq;
	public int nr_cpus_allowed;
	public int policy;
	[GuardedBy("rq.lock")]
	public list_head run_list;
	public raw_spinlock_t pi_lock;
	public atomic_t tick_dep_mask;
	public ulong timer_slack_ns;
	public restart_block restart_block;
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public pid* thread_pid;
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public list_head thread_node;
	public signal_struct* signal;
	public sighand_struct* sighand;
	public sigset_t blocked;
	[GuardedBy("sighand_struct.siglock")]
	public sigpending pending;
	public ulong utime;
	public ulong stime;
	public vtime vtime;
	public task_comm comm;
	public void* worker_private;
	// PORT: the rest is the machine's own, in place of a kernel stack and a register frame.
	public byte* stack;
	public uint stack_used;
	public int saved_preempt_count;
	public int saved_irqs_disabled;
	public int machine_slot;
	public int in_user;
	public int exited;
}

public static unsafe partial class Kernel
{
	public const uint TASK_RUNNING = 0x00000000;
	public const uint TASK_INTERRUPTIBLE = 0x00000001;
	public const uint TASK_UNINTERRUPTIBLE = 0x00000002;
	public const uint TASK_DEAD = 0x00000080;
	public const uint TASK_WAKEKILL = 0x00000100;
	public const uint TASK_NOLOAD = 0x00000400;
	public const uint TASK_FREEZABLE = 0x00002000;
	public const uint TASK_KILLABLE = TASK_WAKEKILL | TASK_UNINTERRUPTIBLE;
	public const uint TASK_IDLE = TASK_UNINTERRUPTIBLE | TASK_NOLOAD;
	public const uint TASK_NORMAL = TASK_INTERRUPTIBLE | TASK_UNINTERRUPTIBLE;

	public const int TASK_COMM_LEN = 16;

	public const uint PF_IDLE = 0x00000002;
	public const uint PF_EXITING = 0x00000004;
	public const uint PF_KTHREAD = 0x00200000;
	public const uint PF_NO_SETAFFINITY = 0x04000000;

	public const int SCHED_NORMAL = 0;
	public const int SCHED_FIFO = 1;

	public const int TIF_NEED_RESCHED = 4;
	public const int TIF_NEED_RESCHED_LAZY = 5;
	public const int TIF_SIGPENDING = 2;
	public const int TIF_POLLING_NRFLAG = 21;
	public const int TIF_HRTIMER_REARM = 9;
	public const ulong _TIF_NEED_RESCHED = 1ul << TIF_NEED_RESCHED;
	public const ulong _TIF_NEED_RESCHED_LAZY = 1ul << TIF_NEED_RESCHED_LAZY;
	public const ulong _TIF_POLLING_NRFLAG = 1ul << TIF_POLLING_NRFLAG;
	public const ulong _TIF_HRTIMER_REARM = 1ul << TIF_HRTIMER_REARM;

	public const long MAX_SCHEDULE_TIMEOUT = long.MaxValue;

	public static task_struct* current
	{
		[MethodImpl(MethodImplOptions.AggressiveInlining)]
		get => ThisCpu.context->current;
	}

	[Primitive, ThisCpu(Preemptible = true)]
	public static int raw_smp_processor_id() => ThisCpu.context->cpu;

	[Primitive, ThisCpu]
	public static int smp_processor_id() => ThisCpu.context->cpu;

	[Primitive, ThisCpu(Preemptible = true)]
	public static int __smp_processor_id() => ThisCpu.context->cpu;

	[Primitive, ThisCpu(Preemptible = true), DisablesPreemption]
	public static int get_cpu()
	{
		preempt_disable();
		return smp_processor_id();
	}

	[Primitive, EnablesPreemption]
	public static void put_cpu() => preempt_enable();

	public static uint task_cpu(task_struct* p) => p->thread_info.cpu;

	public static ulong read_thread_flags() => READ_ONCE(&current->thread_info.flags);

	public static void set_thread_flag(int flag) => set_bit(flag, &current->thread_info.flags);

	public static void clear_thread_flag(int flag) => clear_bit(flag, &current->thread_info.flags);

	public static bool test_thread_flag(int flag) => test_bit(flag, &current->thread_info.flags);

	public static bool test_and_clear_thread_flag(int flag) => test_and_clear_bit(flag, &current->thread_info.flags);

	public static void set_tsk_thread_flag(task_struct* tsk, int flag) => set_bit(flag, &tsk->thread_info.flags);

	public static void clear_tsk_thread_flag(task_struct* tsk, int flag) => clear_bit(flag, &tsk->thread_info.flags);

	public static bool test_tsk_thread_flag(task_struct* tsk, int flag) => test_bit(flag, &tsk->thread_info.flags);

	public static void set_tsk_need_resched(task_struct* tsk) => set_tsk_thread_flag(tsk, TIF_NEED_RESCHED);

	public static void clear_tsk_need_resched(task_struct* tsk) => clear_tsk_thread_flag(tsk, TIF_NEED_RESCHED);

	public static bool need_resched() => tif_need_resched();

	public static bool tif_need_resched() => test_thread_flag(TIF_NEED_RESCHED);

	public static bool task_is_running(task_struct* task) => READ_ONCE(&task->__state) == TASK_RUNNING;

	public static uint get_current_state() => READ_ONCE(&current->__state);

	public static void __set_current_state(uint state_value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WRITE_ONCE(&current->__state, state_value, file, line);

	public static void set_current_state(uint state_value, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> smp_store_mb(&current->__state, state_value, file, line);

	public static bool is_idle_task(task_struct* p) => (p->flags & PF_IDLE) != 0;

	public static bool signal_pending(task_struct* p) => test_tsk_thread_flag(p, TIF_SIGPENDING);

	public static bool signal_pending_state(uint state, task_struct* p)
	{
		if ((state & (TASK_INTERRUPTIBLE | TASK_WAKEKILL)) == 0)
			return false;
		return signal_pending(p);
	}

	public static void set_task_comm(task_struct* tsk, string name)
	{
		for (int i = 0; i < 16; i++)
			tsk->comm[i] = i < 15 && i < name.Length ? (byte)name[i] : (byte)0;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void cpu_relax([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.Relax, null, file, line);
		ThisCpu.machine!.Execution.Relax();
	}

	[Primitive, MaySleep]
	public static void might_sleep([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(!preemptible() && system_state != SYSTEM_BOOTING, "BUG: sleeping function called from invalid context", file, line);

	[Primitive, MaySleep]
	public static void cond_resched()
	{
		might_sleep();
		if (need_resched())
			schedule();
	}
}
