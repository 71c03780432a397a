/* SPDX-License-Identifier: GPL-2.0-only */
/* The revision of timer_migration.c that was ported: nothing differs from what hierarchy.c expects. */
#pragma once
