// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Theory;

/// <summary>A drawing of docs/theory.md, made by running the ported code.</summary>
/// <param name="Name">What <c>port draw</c> calls it.</param>
/// <param name="Shows">What is to be seen, in one line.</param>
/// <param name="Draw">Writes it as text.</param>
/// <param name="Svg">Draws it.</param>
internal sealed record Drawing(string Name, string Shows, Action<TextWriter> Draw, Func<string> Svg)
{
    /// <summary>All of them, in the order of the text.</summary>
    public static IReadOnlyList<Drawing> All { get; } =
    [
        new("wheel-levels", "levels of the wheel: granularity and range",
            WheelDrawings.Levels, () => WheelSvg.Levels(WheelDrawings.Levels())),
        new("wheel-placement", "where timeouts go, and when they expire",
            WheelDrawings.Placement, () => WheelSvg.Placement(WheelDrawings.Placements())),
        new("hierarchy-shape", "the groups of four CPUs on two nodes",
            output => HierarchyText.DrawShape(output, HierarchyDrawings.Shape()),
            () => HierarchySvg.Draw(HierarchyDrawings.Shape())),
        Of("hierarchy-idle", "CPUs go idle one after the other", HierarchyDrawings.GoingIdle),
        Of("hierarchy-new-timer", "a timer comes when everybody sleeps", HierarchyDrawings.NewTimer),
        Of("hierarchy-wake", "a CPU wakes and becomes migrator", HierarchyDrawings.Waking),
    ];

    private static Drawing Of(string name, string shows, Func<List<HierarchyScene>> scenes)
        => new(name, shows, output => HierarchyDrawings.Write(output, scenes()),
            () => ScenesSvg.Draw(scenes()));

    /// <summary>The drawing as text.</summary>
    public override string ToString()
    {
        using var text = new StringWriter { NewLine = "\n" };

        Draw(text);
        return text.ToString();
    }
}
