// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// The one list of rules. Ids, categories, pages and help links all come from here.
/// </summary>
internal static class RuleCatalog
{
    /// <summary>
    /// Where the pages stand: the build property RulesHelpBase, or the folder in the repository.
    /// </summary>
    public static string HelpRoot { get; } = typeof(RuleCatalog).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .FirstOrDefault(a => a.Key == "RulesHelpBase")?.Value + "docs/rules/";

    private static ImmutableArray<DiagnosticDescriptor> s_all;

    public static ImmutableArray<DiagnosticDescriptor> All
    {
        get
        {
            if (s_all.IsDefault)
            {
                ImmutableInterlocked.InterlockedInitialize(ref s_all, List());
            }

            return s_all;
        }
    }

    public static DiagnosticDescriptor Define(string id, string category, string title,
        string message, string description) =>
        new(id, title, message, category, DiagnosticSeverity.Error, isEnabledByDefault: true,
            description, HelpRoot + id + ".md", WellKnownDiagnosticTags.CompilationEnd);

    /// <summary>A rule that only says what could be declared, for who asks for it.</summary>
    public static DiagnosticDescriptor DefineHint(string id, string category, string title,
        string message, string description) =>
        new(id, title, message, category, DiagnosticSeverity.Info, isEnabledByDefault: false,
            description, HelpRoot + id + ".md", WellKnownDiagnosticTags.CompilationEnd);

    public static bool Knows(string id) => All.Any(d => d.Id == id);

    private static ImmutableArray<DiagnosticDescriptor> List() =>
    [
        LockOrder.Rule,
        SameClassPair.Rule,
        NestingLevel.Rule,
        OrderDeclarationCycle.Rule,
        OrderCycle.Rule,
        ReleaseNotHeld.Rule,
        HeldAtReturn.Rule,
        TakenTwice.Rule,
        StateDiffers.Rule,
        CallersLockLost.Rule,
        WrongVariant.Rule,
        TryResultIgnored.Rule,
        LockCopied.Rule,
        LockUsedRaw.Rule,
        LockInitialisedHeld.Rule,
        RequiredLock.Rule,
        GuardedData.Rule,
        ExcludedLock.Rule,
        CallbackUnderLock.Rule,
        ContractMismatch.Rule,
        WaitsForOwnLock.Rule,
        WaitsInInterrupt.Rule,
        WriteInsideRead.Rule,
        IrqUnsafeAcquire.Rule,
        IrqsEnabledTooEarly.Rule,
        IrqFlags.Rule,
        IrqStateRequired.Rule,
        IrqStateChanged.Rule,
        PreemptionChanged.Rule,
        SoftIrqUnsafeAcquire.Rule,
        PerCpuMoves.Rule,
        PerCpuKept.Rule,
        PlainStore.Rule,
        PlainLoad.Rule,
        CompoundMarked.Rule,
        AtomicTouchedPlainly.Rule,
        PublicationWithoutRelease.Rule,
        LostUpdate.Rule,
        ExchangeIgnored.Rule,
        StaleRetry.Rule,
        FetchedTwice.Rule,
        RetryIgnored.Rule,
        BitsChangedPlainly.Rule,
        PlainWait.Rule,
        FailedExchange.Rule,
        ReadOrder.Rule,
        WeakerThanDeclared.Rule,
        Unpaired.Rule,
        SleepsInAtomic.Rule,
        SleepingLockInside.Rule,
        RcuNeeded.Rule,
        PlainListOperation.Rule,
        FreedBeforeGrace.Rule,
        JiffiesCompared.Rule,
        UnitsMixed.Rule,
        SignMixed.Rule,
        InfinityAdded.Rule,
        UsedAfterFree.Rule,
        FreedWhileArmed.Rule,
        ArmedAfterShutdown.Rule,
        OutlivesFrame.Rule,
        FreedWhileListed.Rule,
        StackLifeOpen.Rule,
        ArmedBeforeSetup.Rule,
        UnknownName.Rule,
        AnnotationContradictsBody.Rule,
        ReasonMissing.Rule,
        ExceptionNotNeeded.Rule,
        ExceptionForUnknownRule.Rule,
        TooComplex.Rule,
        AnnotationGap.Rule,
    ];
}
