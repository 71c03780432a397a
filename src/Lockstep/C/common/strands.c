// SPDX-License-Identifier: GPL-2.0-only
/*
 * Two strands of control of which one runs. The second is started inside of an operation. Whoever
 * waits lets the other one run, and so does the second when it ends.
 */
#include "driver.h"
#include <ucontext.h>

#define STACK_BYTES (256 << 10)
#define MOST_WAITS 1000
#define MOST_LOCKS 300000

static ucontext_t first, second;
static bool lives, in_second;
bool interrupted, plays;
static int cpu_of_other, waits;
static void (*second_body)(void);
static void (*interruption)(void);
static unsigned long interrupt_point, points, locks;

bool strand_lives(void) { return lives; }

static void hand_over(void)
{
	int cpu = the_running_cpu;

	be(cpu_of_other);
	cpu_of_other = cpu;
	in_second = !in_second;
	if (in_second)
		swapcontext(&first, &second);
	else
		swapcontext(&second, &first);
}

static void second_main(void)
{
	second_body();
	lives = false;
	hand_over();
}

/* Runs body until it waits or ends; as which CPU is its own affair. */
void start_strand(void (*body)(void))
{
	static char *stack;

	if (!stack)
		stack = malloc(STACK_BYTES);
	getcontext(&second);
	second.uc_stack.ss_sp = stack;
	second.uc_stack.ss_size = STACK_BYTES;
	second.uc_link = NULL;
	makecontext(&second, second_main, 0);
	second_body = body;
	lives = true;
	cpu_of_other = the_running_cpu;
	hand_over();
}

void stuck(const char *what)
{
	if (prints_text)
		printf(" {cpu %d %s}", the_running_cpu, what);
	end_scenario("stuck");
}

/* Without another strand the caller goes on: who tries again need not wait for anybody. */
void wait_for_other(const char *what)
{
	if (++waits > MOST_WAITS)
		stuck(what);
	if (lives)
		hand_over();
}

/* The operation has ended: the second strand runs to its end. */
void finish_strand(void)
{
	while (lives)
		wait_for_other("has ended");
	waits = 0;
}

void interrupt_at(unsigned long point_number, void (*body)(void))
{
	interrupt_point = point_number;
	interruption = body;
	interrupted = false;
}

/* Runs what should have interrupted an operation that had fewer points. */
void forget_interruption(void)
{
	void (*body)(void) = interruption;

	interruption = NULL;
	if (body) {
		body();
		finish_strand();
	}
	points = locks = 0;
}

void count_lock(void)
{
	if (++locks > MOST_LOCKS)
		end_scenario("livelock");
}

/* Kind and function of each point, where they are compared. */
static void see_point(enum point_kind kind, const char *function)
{
	u64 place = 0;

	for (const char *c = function; *c; c++)
		place = place * 31 + *c;
	see_quietly(place);
	see(function, kind);
}

void reached_point(enum point_kind kind, const char *function)
{
	void (*body)(void) = interruption;

	if (in_second || !plays)
		return;
	if (shows_points)
		see_point(kind, function);
	if (points++ >= interrupt_point && body && !lives) {
		interruption = NULL;
		interrupted = true;
		start_strand(body);
	}
}
