// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>In a checkout, the sources that stand there are taken, and where they differ that is said.</summary>
public sealed class WorkTreeTests : IDisposable
{
    private const string Hierarchy = "kernel/time/timer_migration.c.cs";
    private readonly string _top = Directory.CreateTempSubdirectory("work-tree-tests-").FullName;

    public WorkTreeTests()
    {
        File.WriteAllText(Path.Combine(_top, "Port.sln"), "");
        foreach ((string file, string text) in KernelSources.Files)
            Write(KernelSources.PathOf(file), text);
    }

    public void Dispose() => Directory.Delete(_top, recursive: true);

    [Fact]
    public void Unchanged_IsTheProgramsOwn_FromEachFolderOfIt()
    {
        foreach (string folder in new[] { "", "src", "src/Kernel/kernel/time" })
        {
            SourceSet sources = WorkTree.SourcesAround(Path.Combine(_top, folder));

            Assert.Empty(sources.Differing);
            Assert.Null(sources.Difference);
            Assert.Equal(_top, sources.Folder);
            Assert.Equal(KernelSources.Identity, sources.Identity);
        }
    }

    [Fact]
    public void Outside_IsTheProgramsOwn()
    {
        Assert.Same(SourceSet.Embedded, WorkTree.SourcesAround(Path.GetPathRoot(_top)!));
        File.Delete(Path.Combine(_top, "Port.sln"));
        Assert.Same(SourceSet.Embedded, WorkTree.SourcesAround(_top));
    }

    [Fact]
    public void EditedRemovedAndAddedFiles_AreNamed()
    {
        Write("/src/Kernel/" + Hierarchy, KernelSources.Files[Hierarchy] + "\n");
        Write("/src/Kernel/kernel/time/new.c.cs", "");
        File.Delete(Path.Combine(_top, "src/Kernel/lib/llist.c.cs"));
        SourceSet sources = WorkTree.SourcesAround(_top);

        Assert.Equal(["kernel/time/new.c.cs", Hierarchy, "lib/llist.c.cs"], sources.Differing);
        Assert.NotEqual(KernelSources.Identity, sources.Identity);
        Assert.Contains("kernel/time/new.c.cs and 2 more are not", sources.Difference, StringComparison.Ordinal);
        Assert.Contains(_top, sources.Difference, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', sources.Difference!);
    }

    [Fact]
    public void WhatABuildMakes_IsNoSource()
    {
        Write("/src/Kernel/obj/Debug/net10.0/Kernel.AssemblyInfo.cs", "");
        Write("/src/Kernel/bin/Some.cs", "");
        Assert.Empty(WorkTree.SourcesAround(_top).Differing);
    }

    [Fact]
    public void Commands_TakeTheEdit_AndSaySo()
    {
        PutBackBug[] bugs = [PutBackBugs.Named("r12-forecast-levels")!, PutBackBugs.Named("r02-last-cpu-sleeps")!];
        string[] selftest = ["selftest", "migration.forecast"];

        Assert.Equal(0, PortProcess.RunIn(_top, selftest).Status);
        Write("/src/Kernel/" + Hierarchy, bugs.SelectMany(bug => bug.Patches)
            .Aggregate(KernelSources.Files[Hierarchy], (text, patch) => patch.Apply(text)));
        Assert.All([selftest, ["explore", bugs[1].Scenario, "--replay", "r02.json"]], command =>
        {
            (int status, string errors) = PortProcess.RunIn(_top, command);

            Assert.Equal(1, status);
            Assert.StartsWith(
                $"port: the sources are those of {_top}: {Hierarchy} is not ", errors, StringComparison.Ordinal);
        });
        Assert.Equal(1, PortProcess.RunIn(_top, "replay", "r02.json").Status);
        (int other, string told) = PortProcess.Run("replay", Path.Combine(_top, "r02.json"));
        Assert.Equal(2, other);
        Assert.Contains("belongs to the build", told, StringComparison.Ordinal);
    }

    [Fact]
    public void EditThatDoesNotCompile_IsOneLineWithItsPlace()
    {
        Write("/src/Kernel/" + Hierarchy, KernelSources.Files[Hierarchy] + "!\n");
        foreach (string command in new[] { "run", "explore canary" })
        {
            (int status, string errors) = PortProcess.RunIn(_top, command.Split(' '));

            Assert.Equal(2, status);
            Assert.Matches(@"\nport: .*does not compile: .*timer_migration\.c\.cs\(\d+,1\)[^\n]*\n$", errors);
        }
    }

    private void Write(string path, string text)
    {
        string file = _top + path;

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }
}
