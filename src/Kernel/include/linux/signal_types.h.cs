// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/signal_types.h of Linux 7.2: what timers need of it.

namespace Linux;

/// <summary>A set of signals, bit n - 1 for signal n.</summary>
public struct sigset_t {
	public ulong sig;
}

/// <summary>What a timer's creator gets back with its signal; a pointer is never followed.</summary>
[System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.LayoutKind.Explicit)]
public unsafe struct sigval {
	[System.Runtime.InteropServices.FieldOffset(0)]
	public int sival_int;
	[System.Runtime.InteropServices.FieldOffset(0)]
	public void* sival_ptr;
}

// PORT: of the union only the members of a timer's signal.
public struct kernel_siginfo {
	public int si_signo;
	public int si_code;
	public int si_tid;
	public int si_overrun;
	public sigval si_value;
}

// PORT: ucounts is left out, pending signals are not limited.
[ContainerOf("list")]
public unsafe partial struct sigqueue {
	public list_head list;
	public int flags;
	public kernel_siginfo info;
}

public struct sigpending {
	public list_head list;
	public sigset_t signal;
}

// PORT: the handler is an address of user space, a number that the kernel keeps and never calls.
public struct sigaction {
	public ulong sa_handler;
	public ulong sa_flags;
	public sigset_t sa_mask;
}

public struct k_sigaction {
	public sigaction sa;
}

public struct ksignal {
	public k_sigaction ka;
	public kernel_siginfo info;
	public int sig;
}

// PORT: include/uapi/asm-generic/siginfo.h; of the union only the thread's number.
public struct sigevent {
	public sigval sigev_value;
	public int sigev_signo;
	public int sigev_notify;
	public int sigev_notify_thread_id;
}

public static unsafe partial class Kernel {
	public const int SIGQUEUE_PREALLOC = 1;

	public const int _NSIG = 64;
	public const int SIGUSR1 = 10;
	public const int SIGALRM = 14;
	public const int SIGCHLD = 17;
	public const int SIGCONT = 18;
	public const int SIGURG = 23;
	public const int SIGWINCH = 28;
	public const int SIGRTMIN = 32;
	public const int SIGRTMAX = _NSIG;

	public const ulong SIG_DFL = 0;
	public const ulong SIG_IGN = 1;

	public const int SIG_BLOCK = 0;
	public const int SIG_UNBLOCK = 1;
	public const int SIG_SETMASK = 2;

	public const int SI_TIMER = -2;
	public const int SI_KERNEL = 0x80;

	public const int SIGEV_SIGNAL = 0;
	public const int SIGEV_NONE = 1;
	public const int SIGEV_THREAD = 2;
	public const int SIGEV_THREAD_ID = 4;

	public const ulong PR_TIMER_CREATE_RESTORE_IDS_OFF = 0;
	public const ulong PR_TIMER_CREATE_RESTORE_IDS_ON = 1;
	public const ulong PR_TIMER_CREATE_RESTORE_IDS_GET = 2;



	public static void sigemptyset(sigset_t* set) => set->sig = 0;

	public static void sigaddset(sigset_t* set, int _sig) => set->sig |= 1UL << (_sig - 1);

	public static void sigdelset(sigset_t* set, int _sig) => set->sig &= ~(1UL << (_sig - 1));

	public static bool sigismember(sigset_t* set, int _sig) => (set->sig >> (_sig - 1) & 1) != 0;
}
