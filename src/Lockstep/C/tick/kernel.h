/* SPDX-License-Identifier: GPL-2.0-only */
/*
 * The kernel that the tick's files find around them in user space. It stands before every file.
 * docs/lockstep.md lists where it differs from Linux and what that hides.
 */
#pragma once
#include <time.h>
/* Two libraries have a function of this name; ours is the kernel's. */
#define timer_delete kernel_timer_delete
#include "base.h"
#include "cpus.h"
#include "locks.h"
#include "services.h"
#include "words.h"
#include "clocks.h"
#include "tasks.h"
#include "calls.h"
