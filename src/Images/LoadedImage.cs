// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.Loader;

namespace Linux.Images;

/// <summary>A compiled image in this process. It stays loaded until the process ends.</summary>
public sealed class LoadedImage
{
    private readonly Func<string, string> _run;

    private LoadedImage(Func<string, string> run) => _run = run;

    /// <summary>The kernel that this program is linked with, behind the same door.</summary>
    public static LoadedImage Linked { get; } = new(KernelImage.Run);

    /// <summary>Loads what <see cref="ImageCompiler"/> made.</summary>
    public static LoadedImage Load(byte[] assembly, byte[] symbols)
    {
        var context = new AssemblyLoadContext("kernel image", isCollectible: false);
        Assembly loaded = context.LoadFromStream(new MemoryStream(assembly), new MemoryStream(symbols));
        MethodInfo run = loaded.GetType("Linux.KernelImage", throwOnError: true)!
            .GetMethod("Run", BindingFlags.Public | BindingFlags.Static, [typeof(string)])!;

        return new LoadedImage(run.CreateDelegate<Func<string, string>>());
    }

    /// <summary>Runs one request; see KernelImage.Run.</summary>
    public string Run(string requestJson) => _run(requestJson);
}
