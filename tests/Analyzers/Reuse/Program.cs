// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Reuse;

/// <summary>
/// A small driver whose every part stands in several versions: bodies, signatures, fields,
/// annotations and constants, right and wrong ones.
/// </summary>
internal sealed class Program(Random random)
{
    private static readonly string[][] s_parts =
    [
        ["", "// Nothing but words.\n", "\n\n\n", "/* Two\n   lines. */\n"],
        [
            "public const int Limit = 3;", "public const int Limit = 0;",
            "public const int Limit = 300;",
        ],
        [
            "static void bump(node* n) { n->value++; }",
            "static void bump(node* n) { /* longer */ n->value = n->value + Limit; }",
            "[MustHold(\"n->lock\")] static void bump(node* n) { n->value++; }",
            "static void bump(node* n) { raw_spin_lock(&n->@lock); n->value++; "
                + "raw_spin_unlock(&n->@lock); }",
            "static int bump(node* n) { return n->flags; }",
            "",
        ],
        [
            "static void enter(node* n) { raw_spin_lock(&n->@lock); bump(n); "
                + "raw_spin_unlock(&n->@lock); }",
            "static void enter(node* n)\n{\n    raw_spin_lock(&n->@lock);\n    bump(n);\n}",
            "static void enter(node* n) { bump(n); }",
            "static void enter(node* n) { if (Limit > 2) { raw_spin_lock(&n->@lock); bump(n); "
                + "raw_spin_unlock(&n->@lock); } else bump(n); }",
            "[Acquires(\"n->lock\")] static void enter(node* n) { raw_spin_lock(&n->@lock); }",
        ],
        [
            "static void both(node* a, other* b) { raw_spin_lock(&a->@lock); "
                + "raw_spin_lock(&b->@lock); "
                + "raw_spin_unlock(&b->@lock); raw_spin_unlock(&a->@lock); }",
            "static void both(node* a, other* b) { raw_spin_lock(&b->@lock); "
                + "raw_spin_lock(&a->@lock); "
                + "raw_spin_unlock(&a->@lock); raw_spin_unlock(&b->@lock); }",
            "static void both(node* a, other* b) { raw_spin_lock(&a->@lock); mutex_lock(&b->m); "
                + "mutex_unlock(&b->m); raw_spin_unlock(&a->@lock); }",
        ],
        [
            "static void turned(node* a, other* b) { raw_spin_lock(&b->@lock); enter(a); "
                + "raw_spin_unlock(&b->@lock); }",
            "static void turned(node* a, other* b) { both(a, b); }",
            "static void turned(node* a, other* b) { raw_spin_lock(&a->@lock); both(a, b); "
                + "raw_spin_unlock(&a->@lock); }",
        ],
        [
            "[RunsIn(Context.HardInterrupt)] static void handler(node* n) { enter(n); }",
            "static void handler(node* n) { enter(n); }",
            "[RunsIn(Context.Task)] static void handler(node* n) { again(n, Limit); }",
        ],
        [
            "static void again(node* n, int i) { if (i > 0) back(n, i - 1); }",
            "static void again(node* n, int i) { raw_spin_lock(&n->@lock); back(n, i); "
                + "raw_spin_unlock(&n->@lock); }",
            "static void again(node* n, int i) { }",
        ],
        [
            "static void back(node* n, int i) { again(n, i); }",
            "static void back(node* n, int i) { enter(n); again(n, i); }",
            "static void back(node* n, int i) { delegate*<node*, void> f = &enter; f(n); }",
            "static void back(node* n, int i) { void inner() { n->value = i; } inner(); }",
        ],
        [
            "static void ask(shared* s) { if (READ_ONCE(&s->flag) != 0) s->next = 1; }",
            "static void ask(shared* s) { if (s->flag != 0) WRITE_ONCE(&s->flag, 0); }",
            "static void ask(shared* s) { int old = atomic_read(&s->state); "
                + "atomic_set(&s->state, old + 1); }",
            "static void ask(shared* s) { preempt_disable(); raw_spin_trylock(&s->@lock); }",
            "static void ask(shared* s) { local_irq_disable(); raw_spin_lock_irq(&s->@lock); "
                + "raw_spin_unlock_irq(&s->@lock); }",
        ],
        [
            "static void wait(device* d) { timer_delete_sync(&d->timer); }",
            "static void wait(device* d) { raw_spin_lock(&d->@lock); timer_delete_sync(&d->timer); "
                + "raw_spin_unlock(&d->@lock); }",
            "static void wait(device* d) { if (d->last < jiffies) d->last = 3; }",
            "static void wait(device* d) { raw_spin_lock(&d->@lock); wait(d); "
                + "raw_spin_unlock(&d->@lock); }",
        ],
        [
            "static void fire(timer_list* t) { device* d = (device*)t; raw_spin_lock(&d->@lock); "
                + "raw_spin_unlock(&d->@lock); }",
            "static void fire(timer_list* t) { }",
        ],
        [
            "static void set(device* d) { timer_setup(&d->timer, &fire); }",
            "static void set(device* d) { timer_setup(&d->other, &fire); }",
            "static void set(device* d) { }",
        ],
        [
            "static int size(node* n) => n->value;",
            "static int size(node* n) => n->flags;",
            "static int Size { get { return area.value; } }",
            "static int Size { get { return area.flags; } }",
        ],
    ];

    private static readonly (string Text, string[] Instead)[] s_fields =
    [
        ("[GuardedBy(\"lock\")] public int value;",
            ["public int value;", "[GuardedBy(\"lock\")] public long value;"]),
        ("[Marked(MarkedAccess.Always)] public int flag;",
            [
                "public int flag;",
                "public int before; [Marked(MarkedAccess.Always)] public int flag;",
            ]),
        ("[Published] public node* data;", ["public node* data;", "public raw_spinlock_t data;"]),
        ("[GuardedBy(\"sequence\")] public ulong pair;",
            ["[GuardedBy(\"lock\")] public ulong pair;", "public ulong pair, odd;"]),
        ("public timer_list other;", ["public other other;", ""]),
    ];

    private readonly int[] _chosen = new int[s_parts.Length];
    private readonly int[] _fields = new int[s_fields.Length];

    /// <summary>The text with all parts as they are chosen now.</summary>
    public string Text => RuleTest.File(Structs,
        string.Join('\n', s_parts.Select((p, i) => p[_chosen[i]])));

    private string Structs => s_fields.Select((f, i) => (f.Text, Now: _fields[i] == 0
        ? f.Text : f.Instead[_fields[i] - 1]))
        .Aggregate(RuleTest.AllStructs, (text, f) => text.Replace(f.Text, f.Now));

    /// <summary>Changes one part or several, and sometimes all to what they were first.</summary>
    public void Edit()
    {
        if (random.Next(10) == 0)
        {
            Array.Clear(_chosen);
            Array.Clear(_fields);
        }

        if (random.Next(5) == 0)
        {
            int field = random.Next(s_fields.Length);
            _fields[field] = random.Next(s_fields[field].Instead.Length + 1);
        }

        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int part = random.Next(s_parts.Length);
            _chosen[part] = random.Next(s_parts[part].Length);
        }
    }
}
