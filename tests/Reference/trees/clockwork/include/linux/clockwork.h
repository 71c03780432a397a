/* SPDX-License-Identifier: GPL-2.0-only */
#ifndef _LINUX_CLOCKWORK_H
#define _LINUX_CLOCKWORK_H

#define CLOCKWORK_HZ	8
#define clockwork_ms(n)	((n) * 1000 / CLOCKWORK_HZ)

int clockwork_start(unsigned int cpu);

static inline int clockwork_stop(unsigned int cpu)
{
	return clockwork_start(cpu) - 1;
}

#endif
