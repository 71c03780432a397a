// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using Linux.Images;

namespace Linux.Testing;

/// <summary>The kernel compiled for exploration, and the tests' assemblies on top of it.</summary>
internal static class ExploringKernel
{
    private static readonly string s_kernel = typeof(Linux.Kernel).Assembly.GetName().Name!;
    private static readonly Lazy<IReadOnlyList<CompiledAssembly>> s_image = new(Make);
    private static readonly ConcurrentDictionary<string, Lazy<Func<string,
        string>>> s_doors = new();

    /// <summary>Has the other side serve a request.</summary>
    /// <exception cref="ImageException">The kernel does not compile.</exception>
    public static string Ask(string assembly, string request)
        => s_doors.GetOrAdd(assembly, _ => new Lazy<Func<string, string>>(() => Open(assembly)))
            .Value(request);

    private static Func<string, string> Open(string assembly)
    {
        string own = Path.GetFileNameWithoutExtension(assembly);
        var context = new ImageContext(
            s_image.Value, name => name == own ? assembly : FileOf(name));

        return context.LoadFromAssemblyPath(typeof(BodyDoor).Assembly.Location)
            .GetType(typeof(BodyDoor).FullName!)!
            .GetMethod(nameof(BodyDoor.Run))!.CreateDelegate<Func<string, string>>();
    }

    /// <summary>Whatever knows the kernel has to see this one.</summary>
    private static string? FileOf(string name)
    {
        try
        {
            Assembly known = Assembly.Load(new AssemblyName(name));

            return known.GetReferencedAssemblies()
                .Any(static other => other.Name == s_kernel) ? known.Location : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static IReadOnlyList<CompiledAssembly> Make()
    {
        ImageRecipe recipe = ImageRecipe.Of(SourceSet.Embedded, [], ImageKind.Library);
        ImageCache? cache = ImageCache.OfUser();
        string key = recipe.Key();

        return ImageContext.Read(new ImagePlace(cache?.Find(key) ?? Compile(recipe, cache), key));
    }

    /// <summary>With the SDK's compiler, which is compiled ahead of time, where there is
    /// one.</summary>
    private static string Compile(ImageRecipe recipe, ImageCache? cache)
    {
        string own = Path.Combine(Path.GetTempPath(), $"explored-{Environment.UserName}");
        var job = new CompilerJob(
            recipe, cache == null ? [own] : [cache.Folder, own], ImageCache.UserBytes);
        using var answer = new StringWriter();

        CompilerContext.Serve(new StringReader(JsonSerializer.Serialize(job)), answer);
        CompilerAnswer made = JsonSerializer.Deserialize<CompilerAnswer>(answer.ToString())!;
        return made.File ?? throw new ImageException(made.Error!);
    }
}
