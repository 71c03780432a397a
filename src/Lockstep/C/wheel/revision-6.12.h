/* SPDX-License-Identifier: GPL-2.0-only */
/* Before CPUs could be isolated, and before the root was kept. */
#pragma once
#define available online
#define tmigr_root NULL
static cpumask_var_t tmigr_available_cpumask;
int tmigr_isolated_exclude_cpumask(struct cpumask *mask) { return 0; }
static int tmigr_init_isolation(void) { return 0; }
