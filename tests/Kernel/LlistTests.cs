// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

public sealed unsafe class LlistTests
{
    [Fact]
    public void llist_add_TellsWhetherTheListWasEmpty()
    {
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(2);

        Assert.True(llist_add(nodes.At(0), head.At(0)));
        Assert.False(llist_add(nodes.At(1), head.At(0)));
        Assert.True(llist_del_all(head.At(0)) == nodes.At(1));
        Assert.True(llist_empty(head.At(0)));
    }

    [Fact]
    public void llist_add_batch_KeepsTheOrderOfTheBatch()
    {
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(4);
        llist_add(nodes.At(3), head.At(0));
        nodes.At(0)->next = nodes.At(1);
        nodes.At(1)->next = nodes.At(2);

        Assert.False(llist_add_batch(nodes.At(0), nodes.At(2), head.At(0)));

        Assert.Equal([0, 1, 2, 3], Read(nodes, llist_del_all(head.At(0))));
    }

    [Fact]
    public void llist_del_first_TakesTheNewest()
    {
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(2);
        llist_add(nodes.At(0), head.At(0));
        llist_add(nodes.At(1), head.At(0));

        Assert.False(llist_del_first_this(head.At(0), nodes.At(0)));
        Assert.True(llist_del_first(head.At(0)) == nodes.At(1));
        Assert.True(llist_del_first_this(head.At(0), nodes.At(0)));
        Assert.True(llist_del_first(head.At(0)) == null);
    }

    [Fact]
    public void llist_del_first_init_LeavesTheNodeOffTheList()
    {
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(1);
        llist_add(nodes.At(0), head.At(0));

        Assert.True(llist_del_first_init(head.At(0)) == nodes.At(0));
        Assert.False(llist_on_list(nodes.At(0)));
    }

    [Fact]
    public void llist_reverse_order_GivesOldestFirst()
    {
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(5);
        for (int i = 0; i < 5; i++)
            llist_add(nodes.At(i), head.At(0));

        Assert.Equal([0, 1, 2, 3, 4], Read(nodes, llist_reverse_order(llist_del_all(head.At(0)))));
    }

    [Fact]
    public void llist_add_LosesNoNodeWhileOthersAddAndTake()
    {
        const int Each = 20_000;
        using var head = new NativeArray<llist_head>(1);
        using var nodes = new NativeArray<llist_node>(2 * Each);
        var taken = new List<int>();
        int running = 2;

        var producers = Enumerable.Range(0, 2).Select(p => new Thread(() =>
        {
            for (int i = 0; i < Each; i++)
                llist_add(nodes.At(p * Each + i), head.At(0));
            Interlocked.Decrement(ref running);
        })).ToArray();
        foreach (Thread producer in producers)
            producer.Start();
        while (Volatile.Read(ref running) > 0 || !llist_empty(head.At(0)))
            taken.AddRange(Read(nodes, llist_del_all(head.At(0))));
        foreach (Thread producer in producers)
            producer.Join();

        Assert.Equal(Enumerable.Range(0, 2 * Each), taken.Order());
    }

    private static List<int> Read(NativeArray<llist_node> nodes, llist_node* first)
    {
        var read = new List<int>();
        for (llist_node* at = first; at != null; at = at->next)
            read.Add(nodes.IndexOf(at));
        return read;
    }
}
