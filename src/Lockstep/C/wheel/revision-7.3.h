/* SPDX-License-Identifier: GPL-2.0-only */
/* A hierarchy for each capacity of CPUs: all CPUs are alike, so that there is one. */
#pragma once
static struct tmigr_hierarchy *the_hierarchy(void)
{
	return list_empty(&tmigr_hierarchy_list) ? NULL
		: list_first_entry(&tmigr_hierarchy_list, struct tmigr_hierarchy, node);
}
#define tmigr_level_list (the_hierarchy() ? the_hierarchy()->level_list : NULL)
#define tmigr_root (the_hierarchy()->root)
