// SPDX-License-Identifier: GPL-2.0
// Ported from lib/debugobjects.c of Linux 7.2.
// Copyright (C) 2008, Thomas Gleixner <tglx@kernel.org>

namespace Linux;

public unsafe struct debug_bucket
{
	public hlist_head list;
	public raw_spinlock_t @lock;
}

// PORT: objects come from the slab and go back to it, so the pools, their statistics and free work are not ported.
public static unsafe partial class Kernel
{
	// PORT: 14 bits upstream; a machine has few objects and one table each.
	internal const int ODEBUG_HASH_BITS = 8;
	internal const int ODEBUG_HASH_SIZE = 1 << ODEBUG_HASH_BITS;

	// PORT: PAGE_SHIFT of x86.
	internal const int ODEBUG_CHUNK_SHIFT = 12;
	internal const ulong ODEBUG_CHUNK_SIZE = 1ul << ODEBUG_CHUNK_SHIFT;
	internal const ulong ODEBUG_CHUNK_MASK = ~(ODEBUG_CHUNK_SIZE - 1);

	[Global(typeof(debug_bucket), Count = ODEBUG_HASH_SIZE)] internal static partial ref obj_hash_array obj_hash { get; }

	[Global] internal static partial ref int debug_objects_fixups { get; }
	[Global] internal static partial ref int debug_objects_warnings { get; }
	[Global] internal static partial ref bool debug_objects_enabled { get; }

	// PORT: an array of strings is a function, because no global holds an object.
	internal static string obj_states(debug_obj_state state)
	{
		return state switch {
			ODEBUG_STATE_NONE => "none",
			ODEBUG_STATE_INIT => "initialized",
			ODEBUG_STATE_INACTIVE => "inactive",
			ODEBUG_STATE_ACTIVE => "active",
			ODEBUG_STATE_DESTROYED => "destroyed",
			_ => "not available",
		};
	}

	internal static debug_obj* lookup_object(void* addr, debug_bucket* b)
	{
		debug_obj* obj;

		// PORT: no statistics keep the longest chain.
		for (obj = null; debug_obj.each_node(ref obj, &b->list);) {
			// PORT: as above.
			if (obj->@object == addr)
				return obj;
		}

		// PORT: no statistics, as above.
		return null;
	}

	internal static debug_obj* alloc_object(void* addr, debug_bucket* b, debug_obj_descr* descr)
	{
		debug_obj* obj;

		// PORT: upstream takes it from a pool that is filled in advance, so it cannot fail by injection.
		obj = (debug_obj*)kmalloc((ulong)sizeof(debug_obj), GFP_ATOMIC | __GFP_NOFAIL);

		if (likely(obj != null)) {
			obj->@object = addr;
			obj->descr = descr;
			obj->state = ODEBUG_STATE_NONE;
			obj->astate = 0;
			hlist_add_head(&obj->node, &b->list);
		}
		return obj;
	}

	internal static void free_object(debug_obj* obj)
	{
		// PORT: kfree() would look for tracked objects inside this one, under the bucket's lock.
		slab_release(obj);
	}

	internal static void debug_objects_oom()
	{
		debug_bucket* db = (debug_bucket*)Unsafe.AsPointer(ref obj_hash);
		hlist_node* tmp;
		debug_obj* obj;

		// PORT: the list is one bucket's, below; pr_fmt() is written out.
		pr_warn("ODEBUG: Out of memory. ODEBUG disabled\n");

		for (int i = 0; i < ODEBUG_HASH_SIZE; i++, db++) {
			// PORT: objects go back to the slab one by one.
			hlist_head freelist = default;

			using (guard_raw_spinlock_irqsave(&db->@lock))
				hlist_move_list(&db->list, &freelist);

			// PORT: put_objects() of a list.
			for (obj = null, tmp = null; debug_obj.each_node_safe(ref obj, ref tmp, &freelist);)
				free_object(obj);
		}
	}

	// PORT: the hash is of the arena offset, so that the order in a bucket is the same in every process.
	internal static debug_bucket* get_bucket(ulong addr)
	{
		ulong hash;

		hash = (ArenaOffset.Of((void*)addr) >> ODEBUG_CHUNK_SHIFT) * 0x61C8864680B583EBul >> (64 - ODEBUG_HASH_BITS);
		return (debug_bucket*)Unsafe.AsPointer(ref obj_hash) + hash;
	}

	[Global] internal static partial ref int debug_print_object__limit { get; }

	internal static void debug_print_object(debug_obj* obj, string msg)
	{
		debug_obj_descr* descr = obj->descr;

		if (!debug_objects_enabled)
			return;

		// PORT: a machine's tests look at every warning, so their number has no limit of five.
		void* hint = descr->debug_hint != null ?
			descr->debug_hint(obj->@object) : null;
		debug_print_object__limit++;
		WARN(true, KernelFormat.Format("ODEBUG: %s %s (active state %u) " +
			 "object: %p object type: %s hint: %pS",
			msg, obj_states(obj->state), obj->astate,
			obj->@object, descr->name, hint));
		debug_objects_warnings++;
	}

	internal static bool debug_object_fixup(delegate*<void*, debug_obj_state, bool> fixup, void* addr, debug_obj_state state)
	{
		if (fixup != null && fixup(addr, state)) {
			debug_objects_fixups++;
			return true;
		}
		return false;
	}

	[Global] internal static partial ref int debug_object_is_on_stack__limit { get; }

	internal static void debug_object_is_on_stack(void* addr, int onstack)
	{
		int is_on_stack;

		if (debug_object_is_on_stack__limit > 4)
			return;

		is_on_stack = object_is_on_stack(addr) ? 1 : 0;
		if (is_on_stack == onstack)
			return;

		debug_object_is_on_stack__limit++;
		if (is_on_stack != 0)
			// PORT: pr_fmt() is written out.
			pr_warn("ODEBUG: object %p is on stack %p, but NOT annotated.\n", addr,
				 task_stack_page(current));
		else
			// PORT: pr_fmt() is written out.
			pr_warn("ODEBUG: object %p is NOT on stack %p, but annotated.\n", addr,
				 task_stack_page(current));

		WARN_ON(true);
	}

	internal static debug_obj* lookup_object_or_alloc(void* addr, debug_bucket* b, debug_obj_descr* descr,
							 bool onstack, bool alloc_ifstatic)
	{
		debug_obj* obj = lookup_object(addr, b);
		debug_obj_state state = ODEBUG_STATE_NONE;

		if (likely(obj != null))
			return obj;

		if (unlikely(alloc_ifstatic)) {
			if (descr->is_static_object == null || !descr->is_static_object(addr))
				return (debug_obj*)ERR_PTR(-ENOENT);
			state = ODEBUG_STATE_INIT;
		}

		obj = alloc_object(addr, b, descr);
		if (likely(obj != null)) {
			obj->state = state;
			debug_object_is_on_stack(addr, onstack ? 1 : 0);
			return obj;
		}

		debug_objects_enabled = false;
		return null;
	}

	internal static void __debug_object_init(void* addr, debug_obj_descr* descr, int onstack)
	{
		debug_obj* obj;
		debug_obj o;
		debug_bucket* db;
		ulong flags;

		// PORT: there is no pool to fill.

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		// PORT: a number is no bool.
		obj = lookup_object_or_alloc(addr, db, descr, onstack != 0, false);
		if (unlikely(obj == null)) {
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			debug_objects_oom();
			return;
		}

		switch (obj->state) {
		case ODEBUG_STATE_NONE:
		case ODEBUG_STATE_INIT:
		case ODEBUG_STATE_INACTIVE:
			obj->state = ODEBUG_STATE_INIT;
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			return;
		default:
			break;
		}

		o = *obj;
		raw_spin_unlock_irqrestore(&db->@lock, flags);
		debug_print_object(&o, "init");

		if (o.state == ODEBUG_STATE_ACTIVE)
			debug_object_fixup(descr->fixup_init, addr, o.state);
	}

	public static void debug_object_init(void* addr, debug_obj_descr* descr)
	{
		if (!debug_objects_enabled)
			return;

		__debug_object_init(addr, descr, 0);
	}

	[BeginsOnStack("addr")]
	public static void debug_object_init_on_stack(void* addr, debug_obj_descr* descr)
	{
		if (!debug_objects_enabled)
			return;

		__debug_object_init(addr, descr, 1);
	}

	public static int debug_object_activate(void* addr, debug_obj_descr* descr)
	{
		debug_obj o = new debug_obj { @object = addr, state = ODEBUG_STATE_NOTAVAILABLE, descr = descr };
		debug_bucket* db;
		debug_obj* obj;
		ulong flags;

		if (!debug_objects_enabled)
			return 0;

		// PORT: there is no pool to fill.

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		obj = lookup_object_or_alloc(addr, db, descr, false, true);
		if (unlikely(obj == null)) {
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			debug_objects_oom();
			return 0;
		} else if (likely(!IS_ERR(obj))) {
			switch (obj->state) {
			case ODEBUG_STATE_ACTIVE:
			case ODEBUG_STATE_DESTROYED:
				o = *obj;
				break;
			case ODEBUG_STATE_INIT:
			case ODEBUG_STATE_INACTIVE:
				obj->state = ODEBUG_STATE_ACTIVE;
				goto default;
			default:
				raw_spin_unlock_irqrestore(&db->@lock, flags);
				return 0;
			}
		}

		raw_spin_unlock_irqrestore(&db->@lock, flags);

		if (!debug_objects_enabled)
			return 0;

		debug_print_object(&o, "activate");

		switch (o.state) {
		case ODEBUG_STATE_ACTIVE:
		case ODEBUG_STATE_NOTAVAILABLE:
			if (debug_object_fixup(descr->fixup_activate, addr, o.state))
				return 0;
			goto default;
		default:
			return -EINVAL;
		}
	}

	public static void debug_object_deactivate(void* addr, debug_obj_descr* descr)
	{
		debug_obj o = new debug_obj { @object = addr, state = ODEBUG_STATE_NOTAVAILABLE, descr = descr };
		debug_bucket* db;
		debug_obj* obj;
		ulong flags;

		if (!debug_objects_enabled)
			return;

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		obj = lookup_object(addr, db);
		if (obj != null) {
			switch (obj->state) {
			case ODEBUG_STATE_DESTROYED:
				break;
			case ODEBUG_STATE_INIT:
			case ODEBUG_STATE_INACTIVE:
			case ODEBUG_STATE_ACTIVE:
				if (obj->astate != 0)
					break;
				obj->state = ODEBUG_STATE_INACTIVE;
				goto default;
			default:
				raw_spin_unlock_irqrestore(&db->@lock, flags);
				return;
			}
			o = *obj;
		}

		raw_spin_unlock_irqrestore(&db->@lock, flags);
		debug_print_object(&o, "deactivate");
	}

	public static void debug_object_destroy(void* addr, debug_obj_descr* descr)
	{
		debug_obj* obj;
		debug_obj o;
		debug_bucket* db;
		ulong flags;

		if (!debug_objects_enabled)
			return;

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		obj = lookup_object(addr, db);
		if (obj == null) {
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			return;
		}

		switch (obj->state) {
		case ODEBUG_STATE_ACTIVE:
		case ODEBUG_STATE_DESTROYED:
			break;
		case ODEBUG_STATE_NONE:
		case ODEBUG_STATE_INIT:
		case ODEBUG_STATE_INACTIVE:
			obj->state = ODEBUG_STATE_DESTROYED;
			goto default;
		default:
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			return;
		}

		o = *obj;
		raw_spin_unlock_irqrestore(&db->@lock, flags);
		debug_print_object(&o, "destroy");

		if (o.state == ODEBUG_STATE_ACTIVE)
			debug_object_fixup(descr->fixup_destroy, addr, o.state);
	}

	public static void debug_object_free(void* addr, debug_obj_descr* descr)
	{
		debug_obj* obj;
		debug_obj o;
		debug_bucket* db;
		ulong flags;

		if (!debug_objects_enabled)
			return;

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		obj = lookup_object(addr, db);
		if (obj == null) {
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			return;
		}

		switch (obj->state) {
		case ODEBUG_STATE_ACTIVE:
			break;
		default:
			hlist_del(&obj->node);
			raw_spin_unlock_irqrestore(&db->@lock, flags);
			free_object(obj);
			return;
		}

		o = *obj;
		raw_spin_unlock_irqrestore(&db->@lock, flags);
		debug_print_object(&o, "free");

		debug_object_fixup(descr->fixup_free, addr, o.state);
	}

	public static void debug_object_assert_init(void* addr, debug_obj_descr* descr)
	{
		debug_obj o = new debug_obj { @object = addr, state = ODEBUG_STATE_NOTAVAILABLE, descr = descr };
		debug_bucket* db;
		debug_obj* obj;
		ulong flags;

		if (!debug_objects_enabled)
			return;

		// PORT: there is no pool to fill.

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);
		obj = lookup_object_or_alloc(addr, db, descr, false, true);
		raw_spin_unlock_irqrestore(&db->@lock, flags);
		if (!IS_ERR_OR_NULL(obj))
			return;

		if (obj == null) {
			debug_objects_oom();
			return;
		}

		if (!debug_objects_enabled)
			return;

		debug_print_object(&o, "assert_init");
		debug_object_fixup(descr->fixup_assert_init, addr, ODEBUG_STATE_NOTAVAILABLE);
	}

	public static void debug_object_active_state(void* addr, debug_obj_descr* descr, uint expect, uint next)
	{
		debug_obj o = new debug_obj { @object = addr, state = ODEBUG_STATE_NOTAVAILABLE, descr = descr };
		debug_bucket* db;
		debug_obj* obj;
		ulong flags;

		if (!debug_objects_enabled)
			return;

		db = get_bucket((ulong)addr);

		raw_spin_lock_irqsave(&db->@lock, out flags);

		obj = lookup_object(addr, db);
		if (obj != null) {
			switch (obj->state) {
			case ODEBUG_STATE_ACTIVE:
				if (obj->astate != expect)
					break;
				obj->astate = next;
				raw_spin_unlock_irqrestore(&db->@lock, flags);
				return;
			default:
				break;
			}
			o = *obj;
		}

		raw_spin_unlock_irqrestore(&db->@lock, flags);
		debug_print_object(&o, "active_state");
	}

	internal static void __debug_check_no_obj_freed(void* address, ulong size)
	{
		ulong flags, oaddr, saddr, eaddr, paddr, chunks;
		debug_obj* obj;
		debug_obj o;
		debug_bucket* db;
		hlist_node* tmp;

		saddr = (ulong)address;
		eaddr = saddr + size;
		paddr = saddr & ODEBUG_CHUNK_MASK;
		chunks = ((eaddr - paddr) + (ODEBUG_CHUNK_SIZE - 1));
		chunks >>= ODEBUG_CHUNK_SHIFT;

		for (; chunks > 0; chunks--, paddr += ODEBUG_CHUNK_SIZE) {
			db = get_bucket(paddr);

repeat:
			raw_spin_lock_irqsave(&db->@lock, out flags);
			for (obj = null, tmp = null; debug_obj.each_node_safe(ref obj, ref tmp, &db->list);) {
				// PORT: nothing is counted.
				oaddr = (ulong)obj->@object;
				if (oaddr < saddr || oaddr >= eaddr)
					continue;

				switch (obj->state) {
				case ODEBUG_STATE_ACTIVE:
					o = *obj;
					raw_spin_unlock_irqrestore(&db->@lock, flags);
					debug_print_object(&o, "free");
					debug_object_fixup(o.descr->fixup_free, (void*)oaddr, o.state);
					goto repeat;
				default:
					hlist_del(&obj->node);
					free_object(obj);
					break;
				}
			}
			raw_spin_unlock_irqrestore(&db->@lock, flags);
		}
	}

	internal static void debug_check_no_obj_freed(void* address, ulong size)
	{
		if (debug_objects_enabled)
			__debug_check_no_obj_freed(address, size);
	}

	internal static void debug_objects_early_init()
	{
		int i;

		// PORT: the machine's options switch it on.
		debug_objects_enabled = ThisCpu.machine!.Options.DebugObjects;
		if (debug_objects_enabled)
			System.Threading.Interlocked.Increment(ref debug_objects_machines);
		for (i = 0; i < ODEBUG_HASH_SIZE; i++)
			raw_spin_lock_init(global_ptr(ref obj_hash[i].@lock));

		// PORT: there is no pool to fill.
	}
}
