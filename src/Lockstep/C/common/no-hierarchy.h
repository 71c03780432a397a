/* SPDX-License-Identifier: GPL-2.0-only */
/* Where timer_migration.c is not compiled: what it does on a machine that has no hierarchy. */
u64 tmigr_cpu_deactivate(u64 nextevt) { return nextevt; }
u64 tmigr_cpu_new_timer(u64 nextevt) { return nextevt; }
void tmigr_cpu_activate(void) { }
void tmigr_handle_remote(void) { }
bool tmigr_requires_handle_remote(void) { return false; }
u64 tmigr_quick_check(u64 nextevt) { return nextevt; }
int tmigr_isolated_exclude_cpumask(struct cpumask *mask) { return 0; }
