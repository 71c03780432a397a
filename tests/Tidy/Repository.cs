// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Repository
{
    /// <summary>The folder with Port.sln.</summary>
    public static string Root => Checkout.Root;

    /// <summary>The C# sources below a folder, build output left out.</summary>
    public static IEnumerable<string> Sources(string folder)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}")
                && !path.Contains($"{Path.DirectorySeparatorChar}bin{Path.DirectorySeparatorChar}"));
}
