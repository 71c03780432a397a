// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class TimerqueueTests
{
    private const int Nodes = 30;

    [Fact]
    public void timerqueue_init_LeavesANodeThatIsNotQueued()
    {
        using var nodes = new NativeArray<timerqueue_node>(1);
        using var linked = new NativeArray<timerqueue_linked_node>(1);
        timerqueue_init(nodes.At(0));
        timerqueue_linked_init(linked.At(0));

        Assert.False(timerqueue_node_queued(nodes.At(0)));
        Assert.False(timerqueue_linked_node_queued(linked.At(0)));
        Assert.True(timerqueue_iterate_next(null) == null);
    }

    [Property]
    public void timerqueue_add_OrdersByExpiry_Random(uint[] steps)
    {
        using var head = new NativeArray<timerqueue_head>(1);
        using var nodes = new NativeArray<timerqueue_node>(Nodes);
        var model = new Model();
        timerqueue_init_head(head.At(0));
        for (int i = 0; i < Nodes; i++)
            timerqueue_init(nodes.At(i));
        foreach (uint step in steps)
        {
            timerqueue_node* node = nodes.At((int)(step % Nodes));
            int index = (int)(step % Nodes);
            if (timerqueue_node_queued(node))
            {
                model.Remove(index);
                Assert.Equal(model.Order.Count > 0, timerqueue_del(head.At(0), node));
            }
            else
            {
                node->expires = model.Add(index, step);
                Assert.Equal(model.Order[0] == index, timerqueue_add(head.At(0), node));
            }

            var found = new List<int>();
            for (timerqueue_node* at = timerqueue_getnext(head.At(0)); at != null;
                 at = timerqueue_iterate_next(at))
                found.Add(nodes.IndexOf(at));
            Assert.Equal(model.Order, found);
            RedBlack.Check(&head.At(0)->rb_root.rb_root);
        }
    }

    [Property]
    public void timerqueue_linked_add_OrdersByExpiry_Random(uint[] steps)
    {
        using var head = new NativeArray<timerqueue_linked_head>(1);
        using var nodes = new NativeArray<timerqueue_linked_node>(Nodes);
        var model = new Model();
        timerqueue_linked_init_head(head.At(0));
        for (int i = 0; i < Nodes; i++)
            timerqueue_linked_init(nodes.At(i));
        foreach (uint step in steps)
        {
            int index = (int)(step % Nodes);
            timerqueue_linked_node* node = nodes.At(index);
            if (timerqueue_linked_node_queued(node))
            {
                model.Remove(index);
                Assert.Equal(model.Order.Count > 0, timerqueue_linked_del(head.At(0), node));
            }
            else
            {
                node->expires = model.Add(index, step);
                Assert.Equal(model.Order[0] == index, timerqueue_linked_add(head.At(0), node));
            }

            var found = new List<int>();
            timerqueue_linked_node* last = null;
            for (timerqueue_linked_node* at = timerqueue_linked_first(head.At(0)); at != null;
                 last = at, at = timerqueue_linked_next(at))
            {
                Assert.True(timerqueue_linked_prev(at) == last);
                found.Add(nodes.IndexOf(at));
            }

            Assert.Equal(model.Order, found);
            RedBlack.Check(&head.At(0)->rb_root.rb_root);
        }
    }

    [Fact]
    public void timerqueue_add_TakesNegativeAndLargestExpiry()
    {
        using var head = new NativeArray<timerqueue_head>(1);
        using var nodes = new NativeArray<timerqueue_node>(3);
        long[] expiry = [KTIME_MAX, 0, KTIME_MIN];
        for (int i = 0; i < 3; i++)
        {
            timerqueue_init(nodes.At(i));
            nodes.At(i)->expires = expiry[i];
            Assert.True(timerqueue_add(head.At(0), nodes.At(i)));
        }

        Assert.True(timerqueue_getnext(head.At(0)) == nodes.At(2));
    }

    /// <summary>What is queued, by expiry and then by age.</summary>
    private sealed class Model
    {
        private readonly List<(long Expires, int Index)> _entries = [];

        public List<int> Order => _entries.Select(e => e.Index).ToList();

        public long Add(int index, uint step)
        {
            long expires = (long)(step / Nodes % 12) - 6;
            int at = _entries.FindLastIndex(e => e.Expires <= expires) + 1;
            _entries.Insert(at, (expires, index));
            return expires;
        }

        public void Remove(int index) => _entries.RemoveAll(e => e.Index == index);
    }
}
