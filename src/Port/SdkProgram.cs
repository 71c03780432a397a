// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Runtime.Loader;
using Linux.Images;
using Linux.Port.Commands;

namespace Linux.Port;

/// <summary>
/// Runs the commands that compile in this process on the SDK's compiler, where there is one: it is compiled ahead
/// of time, and the one that comes with this program is not. And in a child, because only a process that starts
/// can do without measuring its code before it makes it fast.
/// </summary>
internal sealed class SdkProgram : AssemblyLoadContext
{
    private const string Setting = "DOTNET_TieredPGO";
    private static readonly string[] s_commands = ["try", "apply", "translate"];
    private readonly string _compiler;

    private SdkProgram(string compiler) : base("SDK's compiler") => _compiler = compiler;

    /// <summary>The exit status; null where the command runs as it is.</summary>
    public static int? Run(string[] args)
    {
        if (args.Length == 0 || !s_commands.Contains(args[0]) && !PatchOption.IsIn(args) || SdkCompiler.Folder is not { } compiler
            || GetLoadContext(typeof(SdkProgram).Assembly) != Default)
            return null;
        return Environment.GetEnvironmentVariable(Setting) == null ? InChild(args) : OnCompiler(compiler, args);
    }

    private static int InChild(string[] args)
    {
        string own = Environment.ProcessPath!;
        bool hosted = Path.GetFileNameWithoutExtension(own) == "dotnet";
        var start = new ProcessStartInfo(own, hosted ? [typeof(SdkProgram).Assembly.Location, .. args] : args)
        {
            Environment = { [Setting] = "0" },
        };
        using Process child = Process.Start(start)!;
        // A terminal interrupts both; the child tells what it has found by then.
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        using var ended = PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => child.Kill());

        child.WaitForExit();
        return child.ExitCode;
    }

    private static int? OnCompiler(string compiler, string[] args)
    {
        try
        {
            var context = new SdkProgram(compiler);
            MethodInfo main = context.LoadFromAssemblyPath(typeof(SdkProgram).Assembly.Location).EntryPoint!;

            return (int)main.Invoke(null, [args])!;
        }
        catch (Exception e) when (e is IOException or BadImageFormatException
            or TargetInvocationException { InnerException: MissingMemberException or TypeLoadException })
        {
            // A later compiler lacks what this program calls.
            return null;
        }
        catch (TargetInvocationException failed)
        {
            ExceptionDispatchInfo.Throw(failed.InnerException!);
            throw;
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        string folder = name is "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp"
            ? _compiler : AppContext.BaseDirectory;
        string file = Path.Combine(folder, name + ".dll");

        return File.Exists(file) && (folder == _compiler || name == "port"
            || name.StartsWith("Linux.", StringComparison.Ordinal))
            ? LoadFromAssemblyPath(file) : null;
    }
}
