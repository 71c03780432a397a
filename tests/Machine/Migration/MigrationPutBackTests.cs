using System.Text.Json.Nodes;
using Linux.Images;

namespace Linux.Tests.Machine.Migration;

/// <summary>
/// Bugs that timer migration had, in review or upstream, put back into the port: the scenario that is
/// silent on the port then names an invariant that breaks.
/// </summary>
public sealed class MigrationPutBackTests
{
    private const string File = "kernel/time/timer_migration.c.cs";

    /// <summary>The scenario, the invariants that may break, and the changes as find and replace.</summary>
    public static TheoryData<string, string, string[]> Bugs => new()
    {
        {
            "R-03", "I4 I6 I7",
            ["\t\t\t\twalk_done = true;\n\t\t} else {\n\t\t\tevt->nextevt.expires",
             "\t\t\t\twalk_done = true;\n\t\t\tgoto unlock;\n\t\t} else {\n\t\t\tevt->nextevt.expires"]
        },
        { "R-04", "I4 I6 I7", ["if (ignore && !remote && group->parent != null)", "if (ignore && !remote)"] },
        { "R-06", "I5 I6 I7", ["\t\t\t\tevt->cpu = first_childevt->cpu;\n\t\t\t\tgoto check_toplvl;", "\t\t\t\tgoto check_toplvl;"] },
        {
            "R-07", "I5 I6 I7",
            ["\t\twalk_groups(&tmigr_new_timer_up, &data, tmc);\n\n\tunlock:",
             "\t\tif (tevt.global != KTIME_MAX)\n\t\t\twalk_groups(&tmigr_new_timer_up, &data, tmc);\n\n\tunlock:"]
        },
        {
            "R-08", "I4 I6 I7",
            ["\t\tdata->firstexp = group->next_expiry;\n\n\t\traw_spin_unlock_irq(&group->@lock);\n\n\t\treturn false;", "\t\tdata->firstexp = KTIME_MAX;\n\n\t\traw_spin_unlock_irq(&group->@lock);\n\n\t\treturn false;"]
        },
        {
            "R-11", "I8",
            ["\t\tif (tmigr_is_not_available(tmc))\n\t\t\treturn nextevt;\n\n\t\tif (WARN_ON_ONCE(tmc->idle))",
             "\t\tif (tmigr_is_not_available(tmc))\n\t\t\treturn KTIME_MAX;\n\n\t\tif (WARN_ON_ONCE(tmc->idle))"]
        },
        {
            "R-12", "I8",
            ["\t\t\tnextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));",
             "\t\t\tif (group->parent == null)\n\t\t\t\tnextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));"]
        },
        {
            "R-27", "I10 I11",
            ["if (ret >= 0 && old_root != null && old_root != tmigr_root) {",
             "if (ret >= 0 && old_root != null && old_root != tmigr_root && tmigr_root->num_children == 1) {"]
        },
        {
            "R-28", "I10 I11",
            ["root_mismatch = (uint)tmigr_root->numa_node != node;", "root_mismatch = false;",
             "(uint)old_root->numa_node, old_root, true", "(uint)tmigr_root->numa_node, old_root, true"]
        },
    };

    [Fact]
    public void Port_IsSilent()
    {
        foreach (string scenario in Bugs.Select(bug => (string)bug[0]))
        {
            string answer = LoadedImage.Linked.Run(
                new JsonObject { ["Scenario"] = scenario, ["Strategy"] = "simulate" }.ToJsonString());

            Assert.True(JsonNode.Parse(answer)!["Failure"] is null, answer);
        }
    }

    [Fact]
    public void PutBack_BreaksAnInvariant()
    {
        ImageJob[] jobs = Bugs.Select(bug => Job((string)bug[0], (string[])bug[2])).ToArray();
        IReadOnlyList<JsonNode> answers = ImageProcess.RunAll(
            Path.Combine(AppContext.BaseDirectory, "port.dll"), jobs, TimeSpan.FromMinutes(8));

        Assert.Equal(jobs.Length, answers.Count);
        Assert.All(Bugs.Zip(answers), pair =>
        {
            JsonNode? failure = pair.Second["Failure"];

            Assert.True(failure is not null, $"{pair.First[0]} is not caught");
            Assert.Contains((string)failure["Invariant"]!, ((string)pair.First[1]).Split(' '));
        });
    }

    private static ImageJob Job(string scenario, string[] changes) => new(
        changes.Chunk(2).Select(change => new SourcePatch(File, change[0], change[1])).ToArray(),
        Explore: false,
        new JsonObject { ["Scenario"] = scenario, ["Strategy"] = "simulate" });
}
