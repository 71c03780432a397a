/* SPDX-License-Identifier: GPL-2.0-only */
/* Where the next bit of a map is set: what the masks of CPUs are walked by. */
#pragma once

unsigned long find_next_bit(const unsigned long *map, unsigned long bits, unsigned long from)
{
	for (; from < bits; from = (from | 63) + 1) {
		unsigned long rest = map[from >> 6] & (~0UL << (from & 63));

		if (rest) {
			unsigned long found = (from & ~63UL) + __builtin_ctzl(rest);

			return found < bits ? found : bits;
		}
	}
	return bits;
}
