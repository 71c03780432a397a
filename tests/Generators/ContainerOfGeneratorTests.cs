// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.ContainerOf;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class ContainerOfGeneratorTests
{
    private const string Source = """
        using Linux.Annotations;

        namespace Linux;

        public unsafe struct list_head { public list_head* next, prev; }
        public unsafe struct hlist_head { public hlist_node* first; }
        public unsafe struct hlist_node { public hlist_node* next; }
        public unsafe struct llist_node { public llist_node* next; }

        public static unsafe partial class Kernel
        {
            public static bool list_for_each(ref list_head* pos, list_head* head)
            {
                pos = pos == null ? head->next : pos->next;
                return pos != head;
            }

            public static bool list_for_each_prev(ref list_head* pos, list_head* head)
            {
                pos = pos == null ? head->prev : pos->prev;
                return pos != head;
            }

            public static bool list_for_each_safe(
                ref list_head* pos, ref list_head* n, list_head* head)
            {
                pos = pos == null ? head->next : n;
                n = pos->next;
                return pos != head;
            }

            public static bool hlist_for_each(ref hlist_node* pos, hlist_head* head)
            {
                pos = pos == null ? head->first : pos->next;
                return pos != null;
            }

            public static bool hlist_for_each_rcu(ref hlist_node* pos, hlist_head* head)
                => hlist_for_each(ref pos, head);

            public static bool hlist_for_each_safe(
                ref hlist_node* pos, ref hlist_node* n, hlist_head* head)
            {
                pos = pos == null ? head->first : n;
                n = pos == null ? null : pos->next;
                return pos != null;
            }

            public static bool llist_for_each(ref llist_node* pos, llist_node* node)
            {
                pos = pos == null ? node : pos->next;
                return pos != null;
            }

            public static bool llist_for_each_safe(
                ref llist_node* pos, ref llist_node* n, llist_node* node)
            {
                pos = pos == null ? node : n;
                n = pos == null ? null : pos->next;
                return pos != null;
            }
        }

        [ContainerOf("on_hlist"), ContainerOf("on_llist")]
        public unsafe partial struct item
        {
            public int number;
            public hlist_node on_hlist;
            public llist_node on_llist;
        }

        public struct work_struct { public long data; public list_head entry; }

        [ContainerOf("event"), ContainerOf("work")]
        [ContainerOf("work.entry")]
        public unsafe partial struct delayed_work
        {
            public int pending;
            public work_struct work;
            public list_head @event;
        }
        """;

    [Fact]
    public void ContainerOf_EmitsOneMethodPerMember()
    {
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, Prelude.Text);
        Snapshot.Match(
            this,
            host.Text("ContainerOf.delayed_work.g.cs") + host.Text("ContainerOf.item.g.cs"));
    }

    [Fact]
    public void ContainerOf_LeadsBackToTheContainer()
    {
        const string program = """
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    var all = stackalloc delayed_work[3];
                    var one = all + 1;
                    var absent = (byte*)delayed_work.of_work(null);
                    return $"{delayed_work.of_event(&one->@event) == one} "
                        + $"{delayed_work.of_work(&one->work) == one} "
                        + $"{delayed_work.of_work_entry(&one->work.entry) == one} "
                        + $"{(long)absent}";
                }
            }
            """;
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, program, Prelude.Text);
        Assert.Equal("True True True -8", host.Call("Linux.Program", "Run"));
    }

    [Fact]
    public void ContainerOf_RunsOverTheEntriesOfAList()
    {
        const string program = """
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    delayed_work* all = stackalloc delayed_work[3];
                    item* items = stackalloc item[3];
                    list_head list;
                    hlist_head hlist;
                    string seen = "";

                    list.next = list.prev = &list;
                    hlist.first = null;
                    seen += $"{Works(&list)} {Items(&hlist, null)}|";
                    for (int i = 0; i < 3; i++)
                    {
                        all[i].pending = items[i].number = i;
                        all[i].@event.next = &list;
                        all[i].@event.prev = list.prev;
                        list.prev->next = &all[i].@event;
                        list.prev = &all[i].@event;
                        items[i].on_hlist.next = i < 2 ? &items[i + 1].on_hlist : null;
                        items[i].on_llist.next = i < 2 ? &items[i + 1].on_llist : null;
                    }
                    hlist.first = &items[0].on_hlist;
                    return seen + $"{Works(&list)} {Items(&hlist, &items[0].on_llist)}";
                }

                private static string Works(list_head* head)
                {
                    string seen = "";
                    delayed_work* w, n;

                    for (w = null; delayed_work.each_event(ref w, head);)
                        seen += w->pending;
                    if (&w->@event != head)
                        seen += "!";
                    for (w = null; delayed_work.each_event_reverse(ref w, head);)
                        seen += w->pending;
                    for (w = null, n = null; delayed_work.each_event_safe(ref w, ref n, head);)
                    {
                        seen += w->pending;
                        w->@event.next = null;
                    }
                    return seen + ".";
                }

                private static string Items(hlist_head* head, llist_node* first)
                {
                    string seen = "";
                    item* i, next;
                    hlist_node* n;

                    for (i = null; item.each_on_hlist(ref i, head);)
                        seen += i->number;
                    if (i != null)
                        seen += "!";
                    for (i = null; item.each_on_hlist_rcu(ref i, head);)
                        seen += i->number;
                    for (i = null, n = null; item.each_on_hlist_safe(ref i, ref n, head);)
                    {
                        seen += i->number;
                        i->on_hlist.next = null;
                    }
                    seen += ",";
                    for (i = null; item.each_on_llist(ref i, first);)
                        seen += i->number;
                    for (i = null, next = null; item.each_on_llist_safe(ref i, ref next, first);)
                    {
                        seen += i->number;
                        i->on_llist.next = null;
                    }
                    return seen + ".";
                }
            }
            """;
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, program, Prelude.Text);
        Assert.Equal(
            ". ,.|012210012. 012012012,012012.", host.Call("Linux.Program", "Run"));
    }

    [Fact]
    public void ContainerOf_IsCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(
            again, ContainerOfGenerator.Step, ContainerOfGenerator.Step + "Merged");
    }

    [Fact]
    public void ContainerOf_JoinsTheParts()
    {
        const string second = """
            namespace Linux { [Linux.Annotations.ContainerOf("pending")]
                public unsafe partial struct delayed_work { } }
            namespace Other { [Linux.Annotations.ContainerOf("x")]
                public unsafe partial struct delayed_work { public int x; } }
            """;
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, second, Prelude.Text);
        Assert.Contains("of_pending", host.Text("ContainerOf.delayed_work.g.cs"));
        Assert.Contains("of_work_entry", host.Text("ContainerOf.delayed_work.g.cs"));
        Assert.Contains("of_x", host.Text("ContainerOf.Other.delayed_work.g.cs"));
        host.Load();
    }

    [Theory]
    [InlineData("KG0010", "[ContainerOf(\"x\")] public struct [|t|] { public int x; }")]
    [InlineData(
        "KG0010", "class c { [ContainerOf(\"x\")] public partial struct [|t|] { public int x; } }")]
    [InlineData("KG0011", "[[|ContainerOf(\"y\")|]] public partial struct t { public int x; }")]
    [InlineData(
        "KG0011", "[[|ContainerOf(\"x\")|]] public partial struct t { public static int x; }")]
    [InlineData("KG0011", "[[|ContainerOf(\"x.y\")|]] public partial struct t { public int x; }")]
    public void ContainerOf_Malformed_Triggers(string id, string source) => Marked.Reports(
        id,
        "using Linux.Annotations; namespace Linux; " + source,
        new ContainerOfGenerator(),
        new ContainerOfAnalyzer());

    [Fact]
    public void ContainerOf_WellFormed_DoesNotTrigger() =>
        Marked.ReportsNothing(Source, new ContainerOfGenerator(), new ContainerOfAnalyzer());
}
