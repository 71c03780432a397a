// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class RbtreeTests
{
    private const int Nodes = 40;

    [Fact]
    public void rb_EmptyTreeHasNoEnds()
    {
        using var root = new NativeArray<rb_root>(1);

        Assert.True(RB_EMPTY_ROOT(root.At(0)));
        Assert.True(rb_first(root.At(0)) == null);
        Assert.True(rb_last(root.At(0)) == null);
        Assert.True(rb_first_postorder(root.At(0)) == null);
    }

    [Fact]
    public void RB_CLEAR_NODE_MakesANodeThatHasNoNeighbours()
    {
        using var nodes = new NativeArray<KeyedNode>(1);
        rb_node* node = &nodes.At(0)->link.node;
        RB_CLEAR_NODE(node);

        Assert.True(RB_EMPTY_NODE(node));
        Assert.True(rb_next(node) == null);
        Assert.True(rb_prev(node) == null);
    }

    [Property]
    public void rb_add_AgreesWithASortedSet_Random(uint[] steps) => Run<rb_root>(steps,
        (root, node) => rb_add(&node->link.node, root, &Less),
        (root, node) => rb_erase(&node->link.node, root),
        (root, sorted, nodes) => CheckWalks(root, sorted, nodes));

    [Property]
    public void rb_add_cached_KeepsTheLeftmost_Random(uint[] steps) => Run<rb_root_cached>(steps,
        (root, node) =>
        {
            rb_node* first = rb_first_cached(root);
            rb_node* leftmost = rb_add_cached(&node->link.node, root, &Less);
            bool isNewFirst = first == null || node->key < KeyedNode.Of(first)->key;
            Assert.True(leftmost == (isNewFirst ? &node->link.node : null));
        },
        (root, node) =>
        {
            bool first = rb_first_cached(root) == &node->link.node;
            rb_node* next = rb_next(&node->link.node);
            Assert.True(rb_erase_cached(&node->link.node, root) == (first ? next : null));
        },
        (root, sorted, nodes) =>
        {
            CheckWalks(&root->rb_root, sorted, nodes);
            Assert.True(root->rb_leftmost == rb_first(&root->rb_root));
        });

    [Property]
    public void rb_add_linked_KeepsTheNeighbours_Random(uint[] steps) => Run<rb_root_linked>(steps,
        (root, node) =>
        {
            RB_CLEAR_LINKED_NODE(&node->link);
            bool first = root->rb_leftmost == null
                || node->key < KeyedNode.Of(&root->rb_leftmost->node)->key;
            Assert.Equal(first, rb_add_linked(&node->link, root, &Less));
        },
        (root, node) =>
        {
            bool more = rb_erase_linked(&node->link, root);
            Assert.Equal(!RB_EMPTY_ROOT(&root->rb_root), more);
            Assert.True(RB_EMPTY_LINKED_NODE(&node->link));
            Assert.True(node->link.prev == null && node->link.next == null);
        },
        (root, sorted, nodes) =>
        {
            CheckWalks(&root->rb_root, sorted, nodes);
            rb_node_linked* previous = null;
            rb_node_linked* at = root->rb_leftmost;
            foreach (int index in sorted)
            {
                Assert.True(at == &nodes.At(index)->link);
                Assert.True(at->prev == previous);
                previous = at;
                at = at->next;
            }

            Assert.True(at == null);
        });

    [Property]
    public void rb_insert_augmented_KeepsSubtreeSizes_Random(uint[] steps) => Run<rb_root>(steps,
        (root, node) =>
        {
            rb_node** link = &root->rb_node;
            rb_node* parent = null;
            while (*link != null)
            {
                parent = *link;
                link = Less(&node->link.node, parent) ? &parent->rb_left : &parent->rb_right;
            }

            rb_link_node(&node->link.node, parent, link);
            node->size = 1;
            SizePropagate(parent, null);
            rb_augment_callbacks callbacks = Sizes;
            rb_insert_augmented(&node->link.node, root, &callbacks);
        },
        (root, node) =>
        {
            rb_augment_callbacks callbacks = Sizes;
            rb_erase_augmented(&node->link.node, root, &callbacks);
        },
        (root, sorted, nodes) =>
        {
            CheckWalks(root, sorted, nodes);
            foreach (int index in sorted)
            {
                rb_node* node = &nodes.At(index)->link.node;
                Assert.Equal(1 + SizeOf(node->rb_left) + SizeOf(node->rb_right), SizeOf(node));
            }
        });

    [Fact]
    public void rb_replace_node_TakesThePlace()
    {
        using var root = new NativeArray<rb_root_cached>(1);
        using var nodes = new NativeArray<KeyedNode>(8);
        for (int i = 0; i < 7; i++)
        {
            nodes.At(i)->key = i;
            rb_add_cached(&nodes.At(i)->link.node, root.At(0), &Less);
        }

        rb_replace_node(&nodes.At(3)->link.node, &nodes.At(7)->link.node, &root.At(0)->rb_root);
        var expected = new List<nint>();
        foreach (int i in (int[])[0, 1, 2, 7, 4, 5, 6])
            expected.Add((nint)nodes.At(i));
        Assert.Equal(expected, RedBlack.Check(&root.At(0)->rb_root));

        rb_replace_node_cached(&nodes.At(0)->link.node, &nodes.At(3)->link.node, root.At(0));
        Assert.True(rb_first_cached(root.At(0)) == &nodes.At(3)->link.node);
    }

    [Fact]
    public void rb_find_first_AndNextMatchWalkAllEqualKeys()
    {
        using var root = new NativeArray<rb_root>(1);
        using var nodes = new NativeArray<KeyedNode>(9);
        for (int i = 0; i < 9; i++)
        {
            nodes.At(i)->key = i / 3;
            rb_add(&nodes.At(i)->link.node, root.At(0), &Less);
        }

        long key = 1;
        var found = new List<int>();
        for (rb_node* at = rb_find_first(&key, root.At(0), &CompareKey); at != null;
             at = rb_next_match(&key, at, &CompareKey))
            found.Add(nodes.IndexOf(KeyedNode.Of(at)));

        Assert.Equal([3, 4, 5], found);
        key = 7;
        Assert.True(rb_find(&key, root.At(0), &CompareKey) == null);
        Assert.True(rb_find_first(&key, root.At(0), &CompareKey) == null);
    }

    [Fact]
    public void rb_find_add_ReturnsWhatIsThere()
    {
        using var root = new NativeArray<rb_root_cached>(1);
        using var nodes = new NativeArray<KeyedNode>(3);
        nodes.At(0)->key = nodes.At(1)->key = 5;
        nodes.At(2)->key = 4;

        Assert.True(rb_find_add_cached(&nodes.At(0)->link.node, root.At(0), &Compare) == null);
        Assert.True(rb_find_add_cached(&nodes.At(1)->link.node, root.At(0), &Compare)
            == &nodes.At(0)->link.node);
        Assert.True(rb_find_add(&nodes.At(1)->link.node, &root.At(0)->rb_root, &Compare)
            == &nodes.At(0)->link.node);
        Assert.True(rb_find_add_cached(&nodes.At(2)->link.node, root.At(0), &Compare) == null);
        Assert.True(rb_first_cached(root.At(0)) == &nodes.At(2)->link.node);
    }

    private delegate void Change<TRoot>(TRoot* root, KeyedNode* node)
        where TRoot : unmanaged;

    private delegate void Check<TRoot>(TRoot* root, List<int> sorted, NativeArray<KeyedNode> nodes)
        where TRoot : unmanaged;

    // Few keys, so that many are equal; equal keys must come out in the order they went in.
    private static void Run<TRoot>(
        uint[] steps, Change<TRoot> add, Change<TRoot> erase, Check<TRoot> check)
        where TRoot : unmanaged
    {
        using var root = new NativeArray<TRoot>(1);
        using var nodes = new NativeArray<KeyedNode>(Nodes);
        var model = new SortedSet<(long Key, int Order, int Index)>();
        var entries = new (long, int, int)?[Nodes];
        int order = 0;
        foreach (uint step in steps)
        {
            int index = (int)(step % Nodes);
            if (entries[index] is { } entry)
            {
                erase(root.At(0), nodes.At(index));
                model.Remove(entry);
                entries[index] = null;
            }
            else
            {
                nodes.At(index)->key = step / Nodes % 16;
                add(root.At(0), nodes.At(index));
                (long, int, int) added = (nodes.At(index)->key, order++, index);
                model.Add(added);
                entries[index] = added;
            }

            check(root.At(0), model.Select(e => e.Index).ToList(), nodes);
        }
    }

    private static void CheckWalks(rb_root* root, List<int> sorted, NativeArray<KeyedNode> nodes)
    {
        List<nint> found = RedBlack.Check(root);
        Assert.Equal(sorted, found.Select(p => nodes.IndexOf((KeyedNode*)p)));

        var forward = new List<nint>();
        for (rb_node* at = rb_first(root); at != null; at = rb_next(at))
            forward.Add((nint)at);
        Assert.Equal(found, forward);

        var backward = new List<nint>();
        for (rb_node* at = rb_last(root); at != null; at = rb_prev(at))
            backward.Add((nint)at);
        Assert.Equal(found.AsEnumerable().Reverse(), backward);

        var seen = new HashSet<nint>();
        for (rb_node* at = rb_first_postorder(root); at != null; at = rb_next_postorder(at))
        {
            Assert.True(at->rb_left == null || seen.Contains((nint)at->rb_left));
            Assert.True(at->rb_right == null || seen.Contains((nint)at->rb_right));
            Assert.True(seen.Add((nint)at));
        }

        Assert.Equal(found.Count, seen.Count);
    }

    private static bool Less(rb_node* a, rb_node* b) => KeyedNode.Of(a)->key < KeyedNode.Of(b)->key;

    private static int Compare(rb_node* a, rb_node* b) =>
        KeyedNode.Of(a)->key.CompareTo(KeyedNode.Of(b)->key);

    private static int CompareKey(void* key, rb_node* node) =>
        (*(long*)key).CompareTo(KeyedNode.Of(node)->key);

    private static rb_augment_callbacks Sizes => new()
    {
        propagate = &SizePropagate,
        copy = &SizeCopy,
        rotate = &SizeRotate,
    };

    private static long SizeOf(rb_node* node) => node == null ? 0 : KeyedNode.Of(node)->size;

    private static void SizePropagate(rb_node* node, rb_node* stop)
    {
        for (; node != stop; node = rb_parent(node))
            KeyedNode.Of(node)->size = 1 + SizeOf(node->rb_left) + SizeOf(node->rb_right);
    }

    private static void SizeCopy(rb_node* old, rb_node* @new) =>
        KeyedNode.Of(@new)->size = KeyedNode.Of(old)->size;

    private static void SizeRotate(rb_node* old, rb_node* @new)
    {
        SizeCopy(old, @new);
        KeyedNode.Of(old)->size = 1 + SizeOf(old->rb_left) + SizeOf(old->rb_right);
    }
}
