// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;
using static Linux.debug_obj_state;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class DebugObjectsTests
{
    private struct Tracked
    {
        public debug_obj_descr Descr;
        public int IsStatic;
        public int Fixups;
    }

    private static Linux.Hardware.Machine Boot() => Machines.Boot(2, o => o with { DebugObjects = true });

    /// <summary>The descriptor stands right behind the object, so that fixups find it.</summary>
    private static Tracked* Allocate(Linux.Hardware.Machine machine)
    {
        var tracked = (Tracked*)machine.Arena.AllocateBytes((nuint)sizeof(Tracked), 64);
        tracked->Descr.name = "tracked";
        tracked->Descr.is_static_object = &IsStatic;
        tracked->Descr.fixup_init = &FixupInit;
        tracked->Descr.fixup_activate = &FixupActivate;
        tracked->Descr.fixup_destroy = &FixupDestroy;
        tracked->Descr.fixup_free = &FixupFree;
        tracked->Descr.fixup_assert_init = &FixupAssertInit;
        return tracked;
    }

    private static bool IsStatic(void* addr) => ((Tracked*)addr)->IsStatic != 0;

    private static bool FixupInit(void* addr, debug_obj_state state)
    {
        debug_object_deactivate(addr, &((Tracked*)addr)->Descr);
        debug_object_init(addr, &((Tracked*)addr)->Descr);
        return Fixed(addr, state == ODEBUG_STATE_ACTIVE);
    }

    private static bool FixupActivate(void* addr, debug_obj_state state)
    {
        if (state == ODEBUG_STATE_ACTIVE)
        {
            debug_object_deactivate(addr, &((Tracked*)addr)->Descr);
            debug_object_activate(addr, &((Tracked*)addr)->Descr);
        }

        return Fixed(addr, state is ODEBUG_STATE_ACTIVE or ODEBUG_STATE_NOTAVAILABLE);
    }

    private static bool FixupDestroy(void* addr, debug_obj_state state)
    {
        debug_object_deactivate(addr, &((Tracked*)addr)->Descr);
        debug_object_destroy(addr, &((Tracked*)addr)->Descr);
        return Fixed(addr, state == ODEBUG_STATE_ACTIVE);
    }

    private static bool FixupFree(void* addr, debug_obj_state state)
    {
        debug_object_deactivate(addr, &((Tracked*)addr)->Descr);
        debug_object_free(addr, &((Tracked*)addr)->Descr);
        return Fixed(addr, state == ODEBUG_STATE_ACTIVE);
    }

    private static bool FixupAssertInit(void* addr, debug_obj_state state) =>
        Fixed(addr, state == ODEBUG_STATE_NOTAVAILABLE);

    private static bool Fixed(void* addr, bool applies)
    {
        ((Tracked*)addr)->Fixups += applies ? 1 : 0;
        return applies;
    }

    [Fact]
    public void debug_object_AProperLife_SaysNothing()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_init(t, &t->Descr);
            Assert.Equal(0, debug_object_activate(t, &t->Descr));
            debug_object_deactivate(t, &t->Descr);
            debug_object_deactivate(t, &t->Descr);
            debug_object_assert_init(t, &t->Descr);
            debug_object_destroy(t, &t->Descr);
            debug_object_free(t, &t->Descr);
            Assert.Equal(0, t->Fixups);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void debug_object_InitAndActivateOfAnActiveObject_AreFixed()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_init(t, &t->Descr);
            debug_object_activate(t, &t->Descr);
            Assert.Equal(0, debug_object_activate(t, &t->Descr));
            Assert.Equal(1, t->Fixups);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: activate active (active state 0)"));
            debug_object_init(t, &t->Descr);
            Assert.Equal(2, t->Fixups);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: init active"));
        });
    }

    [Fact]
    public void debug_object_ADestroyedObject_IsNotUsedAgain()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_init(t, &t->Descr);
            debug_object_destroy(t, &t->Descr);
            debug_object_init(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: init destroyed"));
            Assert.Equal(-EINVAL, debug_object_activate(t, &t->Descr));
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: activate destroyed"));
            debug_object_deactivate(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: deactivate destroyed"));
            Assert.Equal(0, t->Fixups);
        });
    }

    [Fact]
    public void debug_object_DestroyAndFreeOfAnActiveObject_AreFixed()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_init(t, &t->Descr);
            debug_object_activate(t, &t->Descr);
            debug_object_destroy(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: destroy active"));
            debug_object_free(t, &t->Descr);
            debug_object_init(t, &t->Descr);
            debug_object_activate(t, &t->Descr);
            debug_object_free(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: free active"));
            Assert.Equal(2, t->Fixups);
        });
    }

    [Fact]
    public void debug_object_AnObjectThatNobodyInitialised_IsReported()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_assert_init(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: assert_init not available"));
            Assert.Equal(0, debug_object_activate(t, &t->Descr));
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: activate not available"));
            debug_object_deactivate(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: deactivate not available"));
            Assert.Equal(2, t->Fixups);
        });
    }

    [Fact]
    public void debug_object_AStaticObject_IsTakenIn()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            t->IsStatic = 1;
            debug_object_assert_init(t, &t->Descr);
            Assert.Equal(0, debug_object_activate(t, &t->Descr));
            debug_object_deactivate(t, &t->Descr);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void debug_object_active_state_FollowsItsUser()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_init(t, &t->Descr);
            debug_object_activate(t, &t->Descr);
            debug_object_active_state(t, &t->Descr, 0, 3);
            Assert.Empty(machine.Warnings.All);
            debug_object_active_state(t, &t->Descr, 0, 4);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: active_state active (active state 3)"));
            debug_object_deactivate(t, &t->Descr);
            Assert.Equal(1, Machines.Expect(machine, "ODEBUG: deactivate active (active state 3)"));
            debug_object_active_state(t, &t->Descr, 3, 0);
            debug_object_deactivate(t, &t->Descr);
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void kfree_OfMemoryWithAnActiveTimer_IsReportedAndFixed()
    {
        using var machine = Boot();
        machine.On(0, () =>
        {
            var timer = (timer_list*)kzalloc((ulong)sizeof(timer_list), GFP_KERNEL);
            timer_setup(timer, &Nothing, 0);
            mod_timer(timer, jiffies + 100);
            kfree(timer);
            schedule_timeout_uninterruptible(200);
        });
        Assert.Equal(1, Machines.Expect(machine, "ODEBUG: free active (active state 0)"));
        Assert.Empty(machine.Slab.Check());
    }

    [Fact]
    public void debug_object_OffByDefault()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var t = Allocate(machine);
            debug_object_assert_init(t, &t->Descr);
            debug_object_free(t, &t->Descr);
            Assert.Equal(0, t->Fixups);
        });
        Machines.NoWarnings(machine);
    }

    private static void Nothing(timer_list* timer)
    {
    }
}
