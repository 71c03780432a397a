// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;

namespace Linux.Analyzers.Rules;

/// <summary>
/// Which rule looks at which event. What happens to the state is no matter of theirs.
/// </summary>
internal static class RuleEvents
{
    public static void Raise(Acquired e)
    {
        TakenTwice.On(e);
        CallbackUnderLock.On(e);
        SameClassPair.On(e);
        NestingLevel.On(e);
        OrderCycle.On(e);
        LockOrder.On(e);
        IrqUnsafeAcquire.On(e);
        SoftIrqUnsafeAcquire.On(e);
        SleepingLockInside.On(e);
        LockUsedRaw.On(e);
        WriteInsideRead.On(e);
    }

    public static void Raise(Released e) => ReleaseNotHeld.On(e);

    public static void Raise(IrqsChanged e) => IrqsEnabledTooEarly.On(e);

    /// <summary>True when sleeping is wrong here already, whoever calls this function.</summary>
    public static bool Raise(Slept e) => SleepsInAtomic.On(e);

    public static void Raise(Called e)
    {
        ContractMismatch.On(e);
        AnnotationContradictsBody.On(e);
        TryResultIgnored.On(e);
        WaitsForOwnLock.On(e);
        RetryIgnored.On(e);
        BitsChangedPlainly.On(e);
        e.Flow.Notes.CallerLocks.Note(e);
    }

    public static void Raise(Accessed e)
    {
        UsedAfterFree.On(e);
        FetchedTwice.On(e);
        PerCpuKept.On(e);
        FailedExchange.On(e);
        ReadOrder.On(e);
        AtomicTouchedPlainly.On(e);
        CompoundMarked.On(e);
        PlainStore.On(e);
        PlainLoad.On(e);
        PlainWait.On(e);
        BitsChangedPlainly.On(e);
        PublicationWithoutRelease.On(e);
        GuardedData.On(e);
        ContractMismatch.On(e);
        e.Flow.Notes.Gaps.Note(e);
    }

    public static void Raise(Needed e)
    {
        RequiredLock.On(e);
        ExcludedLock.On(e);
        GuardedData.On(e);
        IrqStateRequired.On(e);
        SameClassPair.On(e);
        WaitsForOwnLock.On(e);
        RcuNeeded.On(e);
        PerCpuMoves.On(e);
    }

    public static void Raise(Returned e)
    {
        ReleaseNotHeld.On(e);
        HeldAtReturn.On(e);
        CallersLockLost.On(e);
        AnnotationContradictsBody.On(e);
        IrqStateChanged.On(e);
        PreemptionChanged.On(e);
        WrongVariant.On(e);
        OutlivesFrame.On(e);
        StackLifeOpen.On(e);
        RetryIgnored.On(e);
        WeakerThanDeclared.On(e);
    }
}
