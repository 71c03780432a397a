// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.Loader;
using System.Text.Json;
using Linux.Images;
using Linux.Port.Commands;
using Linux.Port.Traces;
using Linux.Reference;
using Linux.Trials;

namespace Linux.Port;

/// <summary>
/// Runs this program on the kernel as it stands in the checkout around the current folder, where that is not
/// the one that it is linked with: the kernel is compiled, and the program is loaded once more, on top of it.
/// </summary>
internal static class EditedKernel
{
    private static readonly string[] s_runNothing = ["--help", "-h", "-?", "/?", "/h", "--list"];

    /// <summary>The commands that run on the kernel that the program is linked with.</summary>
    public static string[] Commands { get; } = ["selftest", "run", "ask", "hierarchy", "draw", "bench", "experiment"];

    /// <summary>The command line word for a child that runs a command on a kernel that it is told.</summary>
    public const string Verb = "program-host";

    /// <summary>The side of such a child: a job comes in, the command's output goes out.</summary>
    public static int Serve(TextReader input)
    {
        ProgramJob job = JsonSerializer.Deserialize<ProgramJob>(input.ReadToEnd())!;

        return job.Place.File == null ? OwnMain(job.Arguments) : RunOn(ImageContext.Read(job.Place), job.Arguments);
    }

    /// <summary>The exit status; null where the kernel is the linked one, or nothing is run on it.</summary>
    public static int? Run(string[] args)
    {
        if (args.Length == 0 || !Commands.Contains(args[0]) || args.Intersect(s_runNothing).Any()
            || IsNested)
            return null;
        try
        {
            using ImageBuilder builder = ImageArguments.Builder(args.Contains(ImageArguments.NoCache.Name));
            ImagePlace place = Progress.Status("compiling the edited kernel",
                () => builder.Build(HzOption.Changes(PatchOption.In(args), HzOption.Given(args) ?? RecordedHz.Of(args)),
                    ImageKind.Program));

            return place.File == null ? null : RunOn(ImageContext.Read(place), args);
        }
        catch (UntranslatedException refusal)
        {
            return PatchOption.Fail(refusal);
        }
        catch (Exception failed) when (failed is ImageException or IOException or UnauthorizedAccessException
            or ReferenceException)
        {
            return CommandLine.Fail(failed.Message);
        }
    }

    /// <summary>Whether this program runs on top of another kernel than it is linked with.</summary>
    internal static bool IsNested
        => AssemblyLoadContext.GetLoadContext(typeof(EditedKernel).Assembly)?.Name == ImageContext.ContextName;

    /// <summary>The command on the linked kernel, whatever stands in the checkout.</summary>
    private static int OwnMain(string[] args) => RunOn([], args);

    internal static int RunOn(IReadOnlyList<CompiledAssembly> kernel, string[] args)
    {
        Assembly self = typeof(EditedKernel).Assembly;
        var context = new ImageContext(kernel, FileOf);
        MethodInfo main = context.LoadFromAssemblyPath(self.Location).EntryPoint!;

        try
        {
            return (int)main.Invoke(null, [args])!;
        }
        catch (TargetInvocationException failed)
            when (failed.InnerException is MissingMemberException or TypeLoadException)
        {
            return CommandLine.Fail("the edited kernel has no longer what this program uses: "
                + $"{failed.InnerException.Message} Build the solution.");
        }
        catch (TargetInvocationException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerException!);
            throw;
        }
    }

    /// <summary>What refers to the kernel is loaded again as well; everything else is shared.</summary>
    private static string? FileOf(string assembly)
    {
        string file = Path.Combine(AppContext.BaseDirectory, assembly + ".dll");

        return assembly.StartsWith("Linux.", StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }
}
