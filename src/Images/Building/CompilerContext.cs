// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.Loader;

namespace Linux.Images;

/// <summary>
/// This assembly and the generators once more, with the SDK's compiler in place of the one that came with
/// the program.
/// </summary>
internal sealed class CompilerContext : AssemblyLoadContext
{
    private static readonly string s_base = AppContext.BaseDirectory;
    private readonly string _compiler;

    private CompilerContext(string compiler) : base("compiler") => _compiler = compiler;

    /// <summary>What makes of the same sources the same image.</summary>
    public static string Identity { get; } = string.Join(' ',
        new[] { "Linux.Images", "Linux.Kernel.Generators", "Linux.Kernel.Annotations" }
            .Select(name => Assembly.Load(name).ManifestModule.ModuleVersionId.ToString())
            .Append(SdkCompiler.Folder ?? "own compiler").Append(typeof(object).Assembly.Location));

    /// <summary>Calls <see cref="CompilerProcess.Serve"/> with the SDK's compiler if there is one that fits.</summary>
    public static int Serve(TextReader input, TextWriter output)
    {
        MethodInfo? serve = SdkCompiler.Folder == null ? null : Find(SdkCompiler.Folder);

        return serve == null
            ? CompilerProcess.Serve(input, output) : (int)serve.Invoke(null, [input, output])!;
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName) => assemblyName.Name switch
    {
        "Microsoft.CodeAnalysis" or "Microsoft.CodeAnalysis.CSharp" => From(_compiler, assemblyName),
        "Linux.Images" or "Linux.Kernel.Generators" => From(s_base, assemblyName),
        _ => null,
    };

    private static MethodInfo? Find(string compiler)
    {
        try
        {
            var context = new CompilerContext(compiler);

            // A later compiler that misses what this program calls shows here.
            return context.LoadFromAssemblyName(new AssemblyName("Linux.Images"))
                .GetType(typeof(CompilerProcess).FullName!, throwOnError: true)!
                .GetMethod(nameof(CompilerProcess.Serve), [typeof(TextReader), typeof(TextWriter)]);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException)
        {
            return null;
        }
    }

    private Assembly From(string folder, AssemblyName name)
        => LoadFromAssemblyPath(Path.Combine(folder, name.Name + ".dll"));
}
