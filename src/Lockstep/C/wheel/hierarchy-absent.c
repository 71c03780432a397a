// SPDX-License-Identifier: GPL-2.0-only
/* Where timer_migration.c is not at hand: what its functions do on a machine without a hierarchy. */
#include "group.h"

int children_per_group = 8;
int hierarchy_init(void) { return 0; }
int hierarchy_init_isolation(void) { return 0; }
bool hierarchy_exists(void) { return false; }
bool hierarchy_isolates(void) { return false; }
bool hierarchy_available(int cpu) { return false; }
bool hierarchy_idle(int cpu) { return false; }
int hierarchy_weight(void) { return 0; }
void hierarchy_dump(void) { }
