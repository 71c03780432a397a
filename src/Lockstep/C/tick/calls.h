/* SPDX-License-Identifier: GPL-2.0-only */
/* What one CPU has another one do: function calls and interrupt work; and sets of CPUs. */
#pragma once
typedef struct { void (*func)(void *); void *info; int busy; } call_single_data_t;
#define CSD_INIT(f, i) { .func = (f), .info = (i) }
int smp_call_function_single(int cpu, void (*func)(void *), void *info, int wait);
int smp_call_function_single_async(int cpu, call_single_data_t *call);
void smp_call_function_many(const struct cpumask *mask, void (*func)(void *), void *info, bool wait);
void on_each_cpu(void (*func)(void *), void *info, int wait);

/* Who spins lets others take their calls first, and then the other strand. */
void relax(void);
#undef cpu_relax
#define cpu_relax() relax()

struct irq_work { void (*func)(struct irq_work *); int busy; };
#define IRQ_WORK_INIT_HARD(f) { .func = (f) }
bool irq_work_queue(struct irq_work *work);
bool irq_work_queue_on(struct irq_work *work, int cpu);
#define irq_work_needs_cpu() false
#define arch_irq_work_has_interrupt() true

extern struct cpumask mask_of_cpu[MAX_CPUS];
#define cpumask_of(c) (&mask_of_cpu[c])
#define cpu_all_mask ((const struct cpumask *)-1)
#define cpumask_copy(to, from) (*(to) = *(from))
#define cpumask_clear(m) memset(m, 0, sizeof(*(m)))
#define cpumask_equal(a, b) (memcmp(a, b, sizeof(struct cpumask)) == 0)
#define cpumask_first(m) cpumask_any(m)
#define cpumask_pr_args(m) 0
#define alloc_bootmem_cpumask_var(m) zalloc_cpumask_var(m, 0)
#define free_cpumask_var(m) kfree(m)
#define for_each_online_cpu(c) for_each_cpu(c, cpu_online_mask)
#define for_each_cpu_and(c, a, b) \
	for ((c) = -1; (c) = next_cpu(c, a), (c) < cpu_count;) \
		if (!cpumask_test_cpu(c, b)) { } else

enum { CPUHP_AP_ONLINE_DYN };
#define cpuhp_setup_state_nocalls(state, name, up, down) ((void)(down), 0)
#define try_module_get(m) true
#define module_put(m) do { } while (0)
#define irq_set_affinity(irq, mask) do { } while (0)
#define irq_can_set_affinity(irq) 1
