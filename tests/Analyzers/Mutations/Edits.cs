// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Analyzers.Mutations;

/// <summary>All edits of the ported functions.</summary>
internal static class Edits
{
    private static readonly string[] s_kinds =
    [
        "waits", "percpu", "lives", "atomics", "times", "contexts", "review", "third", "fourth",
        "fifth", "sixth",
    ];

    private static readonly Lazy<Mutant[]> s_breaking = new(() =>
    [
        .. MigrationMutants.All, .. WheelMutants.All, .. TickMutants.All, .. HrtimerMutants.All,
        .. s_kinds.SelectMany(EditFile.Read),
    ]);

    private static readonly Lazy<Mutant[]> s_harmless =
        new(() =>
        [
            .. HarmlessMutants.All, .. EditFile.Read("harmless"),
            .. EditFile.Read("harmless-review"), .. EditFile.Read("harmless-third"),
            .. EditFile.Read("harmless-fourth"), .. EditFile.Read("harmless-fifth"),
            .. EditFile.Read("harmless-sixth"),
        ]);

    /// <summary>Those that break something.</summary>
    public static IReadOnlyList<Mutant> Breaking => s_breaking.Value;

    /// <summary>Those that break nothing.</summary>
    public static IReadOnlyList<Mutant> Harmless => s_harmless.Value;
}
