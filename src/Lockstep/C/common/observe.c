// SPDX-License-Identifier: GPL-2.0-only
#include "driver.h"
#include <unistd.h>

bool prints_text;
u64 hash = 1;
int warnings;

void see_as_text(const char *name, u64 value)
{
	if (value > 1ULL << 62)
		printf(" %s=%ld", name, (long)value);
	else
		printf(" %s=%lu", name, value);
}

/* Begins a line of the text. */
void see_place(const char *kind, int a, int b)
{
	if (!prints_text)
		return;
	printf("\n  %s", kind);
	if (a >= 0)
		printf(" %d", a);
	if (b >= 0)
		printf(" cpu %d", b);
	printf(":");
}

void warned(const char *file, int line, const char *what)
{
	warnings++;
	if (prints_text)
		printf(" WARNING{%s:%d %s}", file, line, what);
}

/* Where lines are counted that are run. */
void __gcov_dump(void) __attribute__((weak));

void end_process(void)
{
	fflush(stdout);
	if (__gcov_dump)
		__gcov_dump();
	_exit(0);
}

/* The scenario can go no further; what came before stands. */
void end_scenario(const char *why)
{
	printf("%s%s\n", prints_text ? "\n" : "", why);
	end_process();
}
