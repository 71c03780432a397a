// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Text.Json;
using System.Text.RegularExpressions;
using Linux.Reference.Pins;

namespace Linux.Tests.Reference;

/// <summary>
/// The commands as a shell sees them: output, one line for a mistake, exit status.
/// </summary>
public sealed partial class CommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("port-commands").FullName;

    public CommandTests()
    {
        // A repository of its own: the small port, pinned from the small tree.
        Copy(Repository.Small("port"), _root);
        Directory.CreateDirectory(Path.Combine(_root, "kernel-ref", "pins"));
        File.Copy(Path.Combine(Repository.Top, "kernel-ref", "config"),
            Path.Combine(_root, "kernel-ref", "config"));
        File.WriteAllText(Path.Combine(_root, "kernel-ref", "files"),
            "whole kernel/time/wheel.c\n");
        File.WriteAllText(Path.Combine(_root, "kernel-ref", "not-ported.json"), """
            [{"name": "for_each_spoke", "file": "kernel/time/wheel.c", "reason": "written out"},
             {"name": "SYSCALL_DEFINE2(wheel_spin)", "file": "kernel/time/wheel.c", "reason": "no user space"}]
            """);
        File.WriteAllText(PinPath, PinFile.Write(Repository.SmallPin()));
    }

    private string PinPath => Path.Combine(_root, "kernel-ref", "pins", "kernel.time.wheel.c.json");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static (int Status, string Output, string Error) Run(string program,
        params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        // A busy machine lets work take long enough to be told of.
        return (process.ExitCode, output, Progress().Replace(error.Result, ""));
    }

    [GeneratedRegex(@"^port: .*, \d+ s\n", RegexOptions.Multiline)]
    private static partial Regex Progress();

    private (int Status, string Output, string Error) Port(params string[] arguments) =>
        Run("dotnet",
            [Path.Combine(AppContext.BaseDirectory, "port.dll"), .. arguments, "--root", _root]);

    private void IsMistake(string message, params string[] arguments)
    {
        var (status, output, error) = Port(arguments);
        Assert.Equal("", output);
        Assert.Equal(message, error.TrimEnd('\n'));
        Assert.Equal(2, status);
    }

    [Fact]
    public void Fidelity_prints_a_table_or_json_and_exits_with_0_if_all_is_accounted_for()
    {
        var (status, output, error) = Port("fidelity");
        Assert.Equal(("", 0), (error, status));
        Assert.Contains("accounted for: 100.00 %", output);
        var json = JsonDocument.Parse(Port("fidelity", "--format", "json").Output).RootElement;
        var file = json.GetProperty("files")[0];
        Assert.Equal("kernel/time/wheel.c", file.GetProperty("file").GetString());
        foreach (var name in new[] { "statements", "inOrder", "missing", "extra", "moved",
            "explained" })
            Assert.Equal(file.GetProperty(name).GetInt32(),
                json.GetProperty("total").GetProperty(name).GetInt32());
        Assert.Equal(70, file.GetProperty("inOrder").GetInt32());
    }

    [Fact]
    public void Fidelity_exits_with_1_and_names_the_place_of_what_is_missing()
    {
        var path = Path.Combine(_root, "src/Kernel/kernel/time/wheel.c.cs");
        File.WriteAllText(path, File.ReadAllText(path).Replace("\t\ts->idx = idx;\n", ""));
        var (status, output, _) = Port("fidelity", "wheel.c");
        Assert.Equal(1, status);
        Assert.Matches(
            @"missing: wheel_add, line \d+ of kernel/time/wheel\.c, at src/Kernel/kernel/time/wheel\.c\.cs:\d+", output);
    }

    [Fact]
    public void Diff_exits_with_0_for_the_same_tree_and_1_for_another()
    {
        var (status, output, error) = Port("diff", "--tree", Repository.Small());
        Assert.Equal(("", 0), (error, status));
        Assert.Contains("no difference in 1 file.", output);
        (status, output, error) = Port("diff", "--tree", Repository.Small("newer"));
        Assert.Equal(("", 1), (error, status));
        Assert.Contains("w->turns++;", output);
        (status, output, _) = Port("diff", "--tree", Repository.Small("newer"), "--format",
            "patch-plan");
        Assert.Equal(1, status);
        Assert.StartsWith("## kernel/time/wheel.c\n- [ ] src/Kernel/kernel/time/wheel.c.cs:",
            output);
        (status, output, _) = Port("diff", "--tree", Repository.Small("newer"), "--format", "json");
        Assert.Equal(1, status);
        Assert.Equal("wheel_stop", JsonDocument.Parse(output).RootElement.GetProperty("files")[0]
            .GetProperty("added")[0].GetProperty("name").GetString());
    }

    [Fact]
    public void Diff_reads_a_revision_and_leaves_the_work_tree_alone()
    {
        var git = Path.Combine(_root, "git");
        Copy(Repository.Small(), git);
        void Git(params string[] arguments) => Assert.Equal(0, Run("git",
            ["-C", git, "-c", "user.name=t", "-c", "user.email=t@t", .. arguments]).Status);
        Git("init", "-q");
        Git("add", ".");
        Git("commit", "-q", "-m", "old");
        Git("tag", "v1");
        var file = Path.Combine(git, "kernel/time/wheel.c");
        File.Copy(Path.Combine(Repository.Small("newer"), "kernel/time/wheel.c"), file,
            overwrite: true);
        Git("commit", "-q", "-a", "-m", "new");
        File.WriteAllText(file, "int untouched;\n");
        Assert.Equal(0, Port("diff", "--git", git, "--rev", "v1").Status);
        Assert.Equal(1, Port("diff", "--git", git, "--rev", "HEAD").Status);
        Assert.Equal("int untouched;\n", File.ReadAllText(file));
        IsMistake($"port: {git} has no revision v2", "diff", "--git", git, "--rev", "v2");
        IsMistake($"port: {git} has no revision --help", "diff", "--git", git, "--rev=--help");
    }

    [Fact]
    public void Diff_of_a_range_shows_a_series_alone()
    {
        var git = Path.Combine(_root, "git");
        Copy(Repository.Small(), git);
        void Git(params string[] arguments) => Assert.Equal(0, Run("git",
            ["-C", git, "-c", "user.name=t", "-c", "user.email=t@t", .. arguments]).Status);
        void Commit(string file, string old, string now, string tag)
        {
            var path = Path.Combine(git, file);
            File.WriteAllText(path, File.ReadAllText(path).Replace(old, now));
            Git("commit", "-q", "-a", "-m", tag);
            Git("tag", tag);
        }

        File.WriteAllText(Path.Combine(git, "README"), "one\n");
        Git("init", "-q");
        Git("add", ".");
        Git("commit", "-q", "-m", "base");
        const string Wheel = "kernel/time/wheel.c";
        Commit(Wheel, "w->clk + 1000", "w->clk + 2000", "before");
        Commit(Wheel, "s->idx = idx;", "s->idx = old;", "series");
        Commit("README", "one", "two", "text");
        var (status, output, error) = Port("diff", "--git", git, "--rev", "before..series");
        Assert.Equal((1, ""), (status, error));
        Assert.Contains("changed: wheel_add\n", output);
        Assert.Contains("s->idx = old;", output);
        Assert.DoesNotContain("wheel_old_name", output);
        Assert.Contains("wheel_old_name", Port("diff", "--git", git, "--rev", "series").Output);
        (status, output, _) = Port("diff", "--git", git, "--rev", "series..");
        Assert.Equal(0, status);
        Assert.Contains("README: changed, and not ported", output);
        Assert.Equal(0, Port("diff", "--git", git, "--rev", "series...series").Status);
        IsMistake($"port: {git} has no revision v9", "diff", "--git", git, "--rev", "before..v9");
    }

    [Fact]
    public void Diff_of_a_file_that_is_not_compared_says_why()
    {
        File.AppendAllText(Path.Combine(_root, "kernel-ref", "files"),
            "never include/linux/spoke.h: it is ours\n");
        IsMistake("port: include/linux/spoke.h is not compared: it is ours", "diff", "--tree",
            Repository.Small(), "spoke.h");
        Assert.Contains("not compared:\n  include/linux/spoke.h: it is ours",
            Port("diff", "--tree", Repository.Small()).Output);
    }

    [Fact]
    public void Diff_names_a_pinned_file_that_is_gone_and_exits_with_1()
    {
        var tree = Directory.CreateDirectory(Path.Combine(_root, "tree")).FullName;
        Copy(Repository.Small(), tree);
        var other = "int spoke_count(void)\n{\n\treturn 7;\n}\n";
        var path = Path.Combine(tree, "kernel/time/spoke.c");
        File.WriteAllText(path, other);
        File.AppendAllText(Path.Combine(_root, "kernel-ref", "files"), "whole kernel/time/spoke.c\n");
        Assert.Equal(0, Port("pin", "--tree", tree, "kernel/time/spoke.c").Status);
        Assert.Equal(0, Port("diff", "--tree", tree).Status);
        File.Delete(path);
        var (status, output, error) = Port("diff", "--tree", tree, "spoke.c", "wheel.c");
        Assert.Equal((1, ""), (status, error));
        Assert.Contains("kernel/time/spoke.c:\n  gone from this tree\n", output);
    }

    [Fact]
    public void Version_says_which_revision_each_file_is()
    {
        var (status, output, error) = Run("dotnet",
            Path.Combine(AppContext.BaseDirectory, "port.dll"), "--version");
        Assert.Equal((0, ""), (status, error));
        Assert.Matches(@"^port \d+\.\d+", output);
        Assert.Contains("linux-source-7.2 7.2.13-1: ", output);
        Assert.Contains(
            "project reference between Linux 6.12 and 7.2: kernel/time/timer_migration.c\n", output);
    }

    [Fact]
    public void Pin_writes_what_diff_then_finds_the_same()
    {
        File.Delete(PinPath);
        var (status, output, error) = Port("pin", "--tree", Repository.Small("newer"));
        Assert.Equal(("", 0), (error, status));
        Assert.Matches(@"^kernel/time/wheel\.c: \d+ items, \d+ statements from newer\n$", output);
        Assert.Equal(0, Port("diff", "--tree", Repository.Small("newer")).Status);
        var elsewhere = Path.Combine(Repository.Small(), "kernel/time/wheel.c");
        Assert.Equal(0,
            Port("pin", "--file", $"kernel/time/wheel.c={elsewhere}", "--source-name",
            "project reference").Status);
        var pin = PinFile.Read(PinPath, File.ReadAllText(PinPath));
        Assert.Equal("project reference", pin.Source);
        Assert.Equal(PinFile.Write(Repository.SmallPin()).Length +
            "project reference".Length - "small".Length - 1,
            PinFile.Write(pin).Length);
    }

    [Fact]
    public void A_mistake_is_one_line_and_exit_status_2()
    {
        IsMistake("port: no tree at /no/such; unpack one with kernel-ref/fetch", "diff", "--tree",
            "/no/such");
        IsMistake("port: trees has none of the 1 pinned files", "diff", "--tree", Repository.Trees);
        IsMistake("port: no git repository at /no/such", "diff", "--git", "/no/such", "--rev",
            "v1");
        IsMistake("port: --git needs --rev REV", "diff", "--git", _root);
        IsMistake("port: give --tree DIR or --git REPO --rev REV, one of them", "diff");
        IsMistake("port: --rev goes with --git, not with --tree", "diff", "--tree", _root, "--rev",
            "v1");
        IsMistake("port: no pin of axle.c; kernel-ref/pins names what there is", "fidelity",
            "axle.c");
        IsMistake("port: give --tree DIR or --file PATH=FILE, one of them", "pin");
        IsMistake("port: small has no kernel/time/axle.c", "pin", "--tree", Repository.Small(),
            "kernel/time/axle.c");
        var (status, output, error) = Port("diff", "--tree", Repository.Small(), "--format", "xml");
        Assert.Equal((2, "", 1), (status, output, error.TrimEnd('\n').Split('\n').Length));
        Assert.Contains("xml", error);
    }

    [Fact]
    public void A_corrupt_pin_is_named()
    {
        File.WriteAllText(PinPath, File.ReadAllText(PinPath)[..2000]);
        var message = "port: kernel-ref/pins/kernel.time.wheel.c.json is not an intact pin; " +
            "write it anew with `port pin --tree DIR`";
        IsMistake(message, "fidelity");
        IsMistake(message, "diff", "--tree", Repository.Small());
        File.Delete(PinPath);
        IsMistake(
            $"port: no pins in {Path.GetDirectoryName(PinPath)}; write them with `port pin --tree DIR`", "fidelity");
    }
}
