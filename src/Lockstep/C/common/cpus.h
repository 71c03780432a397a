/* SPDX-License-Identifier: GPL-2.0-only */
/* Which CPU the caller is, what belongs to it, and sets of CPUs. */
#pragma once
#define MAX_CPUS 256
#define MASK_WORDS (MAX_CPUS / 64)

/* What a processor holds by itself. */
struct processor { int irqs_off, preempt, softirqs; };
extern struct processor processors[MAX_CPUS];
extern int the_running_cpu, cpu_count, node_count, node_of[MAX_CPUS];
extern unsigned long section_at[MAX_CPUS];
#define this_processor (&processors[the_running_cpu])

#define raw_smp_processor_id() the_running_cpu
#define smp_processor_id() the_running_cpu
#define num_possible_cpus() cpu_count
#define num_possible_nodes() node_count
#define nr_cpu_ids cpu_count
#define cpu_to_node(c) node_of[c]
#define NUMA_NO_NODE (-1)

/* Counted, so that an operation that leaves one more or less is seen. */
#define HARDIRQ_OFFSET 0x10000
#define local_irq_disable() do { this_processor->irqs_off = 1; } while (0)
#define local_irq_enable() do { this_processor->irqs_off = 0; } while (0)
#define preempt_disable() do { this_processor->preempt++; } while (0)
#define preempt_enable() do { this_processor->preempt--; } while (0)
#define preempt_count() (this_processor->preempt)
#define preempt_count_set(x) do { this_processor->preempt = (x); } while (0)
#define in_hardirq() (this_processor->preempt >= HARDIRQ_OFFSET)
#define CLAIM(c, what) do { if (!(c)) warned(__FILE__, __LINE__, what); } while (0)
#define lockdep_assert_irqs_disabled() CLAIM(this_processor->irqs_off, "interrupts are on")
#define lockdep_assert_preemption_enabled() \
	CLAIM(!this_processor->preempt && !this_processor->irqs_off, "preemption is off")

/* One copy of the section a CPU; the linked one is the pattern. */
#define DEFINE_PER_CPU(type, name) __attribute__((section("percpu"))) type name
#define per_cpu_ptr(p, c) ((typeof(p))((char *)(p) + section_at[c]))
#define this_cpu_ptr(p) per_cpu_ptr(p, the_running_cpu)
#define get_cpu_ptr(p) ({ preempt_disable(); this_cpu_ptr(p); })
#define put_cpu_ptr(p) do { (void)(p); preempt_enable(); } while (0)
#define __this_cpu_read(v) (*this_cpu_ptr(&(v)))
#define __this_cpu_write(v, x) (*this_cpu_ptr(&(v)) = (x))

#define DECLARE_BITMAP(name, bits) unsigned long name[((bits) + 63) / 64]
static inline void __set_bit(long n, unsigned long *map) { map[n >> 6] |= 1UL << (n & 63); }
static inline void __clear_bit(long n, unsigned long *map) { map[n >> 6] &= ~(1UL << (n & 63)); }
static inline bool __test_and_clear_bit(long n, unsigned long *map)
{
	bool was = map[n >> 6] >> (n & 63) & 1;

	__clear_bit(n, map);
	return was;
}
unsigned long find_next_bit(const unsigned long *map, unsigned long bits, unsigned long from);
#define find_first_bit(map, bits) find_next_bit(map, bits, 0)
#define bitmap_weight(map, bits) __builtin_popcountl(*(map))

typedef struct cpumask { unsigned long bits[MASK_WORDS]; } cpumask_t;
typedef struct cpumask *cpumask_var_t;
extern struct cpumask online_mask, possible_mask, kept_mask, noise_mask;
#define cpu_online_mask (&online_mask)
#define cpu_possible_mask (&possible_mask)
#define CPUMASK_VAR_NULL NULL
#define cpumask_size() sizeof(struct cpumask)
#define zalloc_cpumask_var(m, gfp) (*(m) = take_memory(sizeof(struct cpumask)))
#define alloc_cpumask_var(m, gfp) zalloc_cpumask_var(m, gfp)
#define cpumask_set_cpu(c, m) __set_bit(c, (m)->bits)
#define cpumask_clear_cpu(c, m) __clear_bit(c, (m)->bits)
#define cpumask_test_cpu(c, m) ((m)->bits[(c) >> 6] >> ((c) & 63) & 1)
#define cpu_is_offline(c) (!cpumask_test_cpu(c, cpu_online_mask))
#define cpu_online(c) cpumask_test_cpu(c, cpu_online_mask)
#define next_cpu(c, m) ((int)find_next_bit((m)->bits, cpu_count, (c) + 1))
#define cpumask_any(m) next_cpu(-1, m)
#define for_each_cpu(c, m) for ((c) = next_cpu(-1, m); (c) < cpu_count; (c) = next_cpu(c, m))
#define for_each_possible_cpu(c) for ((c) = 0; (c) < cpu_count; (c)++)
static inline void cpumask_and(struct cpumask *to, const struct cpumask *a, const struct cpumask *b)
{
	for (int i = 0; i < MASK_WORDS; i++)
		to->bits[i] = a->bits[i] & b->bits[i];
}
static inline void cpumask_andnot(struct cpumask *to, const struct cpumask *a,
				  const struct cpumask *b)
{
	for (int i = 0; i < MASK_WORDS; i++)
		to->bits[i] = a->bits[i] & ~b->bits[i];
}
static inline int cpumask_any_and(const struct cpumask *a, const struct cpumask *b)
{
	struct cpumask both;

	cpumask_and(&both, a, b);
	return cpumask_any(&both);
}
#define cpumask_first_and(a, b) cpumask_any_and(a, b)
static inline int cpumask_any_but(const struct cpumask *m, int cpu)
{
	int first = cpumask_any(m);

	return first == cpu ? next_cpu(cpu, m) : first;
}
static inline int cpumask_weight(const struct cpumask *m)
{
	int n = 0;

	for (int i = 0; i < MASK_WORDS; i++)
		n += __builtin_popcountl(m->bits[i]);
	return n;
}

/* isolcpus=domain takes CPUs out of the one, nohz_full= out of the other. */
#define HK_TYPE_DOMAIN 0
#define HK_TYPE_KERNEL_NOISE 1
#define housekeeping_cpumask(type) ((type) == HK_TYPE_DOMAIN ? &kept_mask : &noise_mask)
#define housekeeping_cpu(c, type) cpumask_test_cpu(c, housekeeping_cpumask(type))
#define housekeeping_enabled(type) (cpumask_weight(housekeeping_cpumask(type)) != cpu_count)
