/* What has no counterpart in C#, or none in the port. */

static int sample_unknown(int x)
{
	if (no_such_function(x))
		return 1;
	return x;
}

static int sample_two_unknown(struct tmigr_group *group)
{
	group->no_such_field = 1;
	return no_such_name;
}

static void sample_comma(int a, int b)
{
	a = b, b = a;
}

static int sample_elvis(int a, int b)
{
	return a ?: b;
}

static void sample_hidden(int a)
{
	while (a--) {
		int a = 3;

		cpu_relax();
	}
}

static void sample_assembly(void)
{
	asm volatile ("nop" : : "r" (1));
}

static void sample_type(struct no_such_struct *p)
{
}

static void sample_idle_value(int a)
{
	a + 1;
}

static void sample_wrong_pointer(struct tmigr_group *group)
{
	struct timer_list *timer = group;

	del_timer(timer);
}

static void sample_macro_loop(struct list_head *head)
{
	for_each_thing(head)
		cpu_relax();
}
