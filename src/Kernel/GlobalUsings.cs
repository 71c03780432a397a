// SPDX-License-Identifier: GPL-2.0-only
// The names that C code has without asking: integer types, typedefs and enumerators. An enum whose
// members are used unqualified, as in C, gets a `global using static` line here.
global using System;
global using System.Runtime.CompilerServices;
global using Linux.Annotations;
global using Linux.Hardware;
global using static Linux.Kernel;

global using u8 = System.Byte;
global using s8 = System.SByte;
global using u16 = System.UInt16;
global using s16 = System.Int16;
global using u32 = System.UInt32;
global using s32 = System.Int32;
global using u64 = System.UInt64;
global using s64 = System.Int64;

// C's char where its name matters, as in the record of a tracepoint; elsewhere it is byte.
global using @char = System.Byte;

global using ktime_t = System.Int64;
global using time64_t = System.Int64;
global using timeu64_t = System.UInt64;
global using size_t = System.UInt64;
global using ssize_t = System.Int64;
global using pid_t = System.Int32;
global using clockid_t = System.Int32;
global using timer_t = System.Int32;
global using clock_t = System.Int64;
global using gfp_t = System.UInt32;

global using atomic_long_t = Linux.atomic64_t;
global using cpumask_t = Linux.cpumask;
global using unsafe cpumask_var_t = Linux.cpumask*;
global using unsafe smp_call_func_t = delegate*<void*, void>;
global using unsafe smp_cond_func_t = delegate*<int, void*, bool>;

global using static Linux.node_states;
global using static Linux.cpuhp_state;
global using static Linux.cpuhp_sync_state;
global using static Linux.hk_type;
global using static Linux.debug_obj_state;
global using static Linux.system_states;
global using static Linux.hrtimer_mode;
global using static Linux.hrtimer_restart;
global using static Linux.pid_type;
global using static Linux.posix_timer_state;
global using static Linux.timespec_type;

// Functions whose names C# keeps for the accessors of a variable of Kernel.
global using static Linux.cpumask_functions;
global using static Linux.jiffies_functions;
global using static Linux.topology_functions;

global using static Linux.clock_event_state;
global using static Linux.clocksource_ids;
global using static Linux.cpu_usage_stat;
global using static Linux.ctx_state;
global using static Linux.tick_broadcast_mode;
global using static Linux.tick_broadcast_state;
global using static Linux.tick_dep_bits;
global using static Linux.tick_device_mode;
global using static Linux.vtime_state;
