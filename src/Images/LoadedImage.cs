// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;

namespace Linux.Images;

/// <summary>A compiled image in this process. It stays loaded until the process ends.</summary>
public sealed class LoadedImage
{
    private readonly Func<string, string> _run;

    private LoadedImage(Func<string, string> run) => _run = run;

    /// <summary>The kernel that this program is linked with, behind the same door.</summary>
    public static LoadedImage Linked { get; } = new(KernelImage.Run);

    /// <summary>Loads what <see cref="ImageCompiler"/> made.</summary>
    public static LoadedImage Load(IReadOnlyList<CompiledAssembly> image)
    {
        var context = new ImageContext(image, _ => null);
        MethodInfo run = image.Select(part => context.LoadFromAssemblyName(new AssemblyName(part.Name)))
            .Select(assembly => assembly.GetType(typeof(KernelImage).FullName!)).First(door => door != null)!
            .GetMethod(nameof(KernelImage.Run), BindingFlags.Public | BindingFlags.Static, [typeof(string)])!;

        return new LoadedImage(run.CreateDelegate<Func<string, string>>());
    }

    /// <summary>Loads an image's file.</summary>
    /// <exception cref="ImageException">It is gone or damaged.</exception>
    public static LoadedImage Load(ImagePlace place)
        => place.File == null ? Linked
            : Load(ImageContext.Read(place));

    /// <summary>Runs one request; see KernelImage.Run.</summary>
    public string Run(string requestJson) => _run(requestJson);
}
