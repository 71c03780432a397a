// SPDX-License-Identifier: GPL-2.0-only
/*
 * lockstep FILE [FIRST]: plays the scenarios of FILE, each in a process of its own, and prints one
 * hash after each operation, with a + where another one interrupted it, or from operation FIRST on,
 * in words, everything that goes into it.
 *
 * A scenario is a line that says what the machine is, S and numbers as set_up_machine() of the
 * group reads them; then a line "name cpu a b c" each operation. With "at N" before it, it
 * interrupts the next line's operation at its point N.
 */
#include "driver.h"
#include <fcntl.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static char *at;

long next_number(void)
{
	unsigned long value = 0;
	bool negative;

	while (*at == ' ')
		at++;
	negative = *at == '-';
	at += negative;
	for (; *at >= '0' && *at <= '9'; at++)
		value = value * 10 + (*at - '0');
	return negative ? -value : value;
}

static void next_line(void)
{
	while (*at && *at != '\n')
		at++;
	at += *at == '\n';
}

static void set_up(void)
{
	while (*at != ' ')
		at++;
	set_up_machine();
	next_line();
}

static int first_text = -1;

static void report(const char *prefix)
{
	dump_world();
	if (prints_text)
		printf("\n");
	else if (first_text < 0)
		printf("%s%016lx%s\n", prefix, hash, interrupted ? "+" : "");
	interrupted = false;
}

static void read_line(struct line *line)
{
	int n = 0;

	while (*at != ' ' && n < 31)
		line->name[n++] = *at++;
	line->name[n] = 0;
	line->cpu = next_number();
	line->a = next_number();
	line->b = next_number();
	line->c = next_number();
	next_line();
}

static void crash(int signal) { end_scenario("crashed"); }

/* A crash of the compiled files ends the scenario, on a stack of its own, and what came before stands. */
static void catch_crashes(void)
{
	static char stack[1 << 16];
	stack_t own = { .ss_sp = stack, .ss_size = sizeof(stack) };
	struct sigaction action = { .sa_handler = crash, .sa_flags = SA_ONSTACK };

	sigaltstack(&own, NULL);
	sigaction(SIGSEGV, &action, NULL);
	sigaction(SIGBUS, &action, NULL);
	sigaction(SIGFPE, &action, NULL);
}

static void play(void)
{
	catch_crashes();
	prints_text = first_text == 0;
	set_up();
	plays = true;
	report("S ");
	for (int i = 1; *at && *at != 'S'; i++) {
		char *start = at;
		long point_number = -1;
		struct line line;

		if (strncmp(at, "at ", 3) == 0) {
			at += 2;
			point_number = next_number();
			at++;
		}
		read_line(&line);
		prints_text = first_text >= 0 && i >= first_text;
		if (prints_text)
			printf("%.*s", (int)(at - start - (at[-1] == '\n')), start);
		if (point_number < 0)
			run_operation(&line);
		else
			interrupt_next_at(point_number, &line);
		report("");
	}
	end_process();
}

static void read_file(const char *path)
{
	int file = open(path, O_RDONLY);
	struct stat status;

	if (file < 0 || fstat(file, &status) < 0) {
		perror(path);
		exit(2);
	}
	at = calloc(1, status.st_size + 1);
	if (read(file, at, status.st_size) != status.st_size) {
		perror(path);
		exit(2);
	}
}

int main(int count, char **arguments)
{
	static char buffer[1 << 16];

	if (count < 2)
		return 2;
	if (count > 2)
		first_text = atoi(arguments[2]);
	/* Whoever plays decides when to end. */
	signal(SIGINT, SIG_IGN);
	setvbuf(stdout, buffer, _IOFBF, sizeof(buffer));
	read_file(arguments[1]);
	while (*at == 'S') {
		int status;
		pid_t child = fork();

		if (child == 0)
			play();
		waitpid(child, &status, 0);
		if (!WIFEXITED(status) || WEXITSTATUS(status))
			printf("crashed %x\n", status);
		fflush(stdout);
		do
			next_line();
		while (*at && *at != 'S');
	}
	return 0;
}
