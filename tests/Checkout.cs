// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests;

/// <summary>The checkout that the tests were built from.</summary>
internal static class Checkout
{
    /// <summary>The folder with Port.sln.</summary>
    public static string Root { get; } = Find();

    /// <summary>Where a file of the checkout stands.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (DirectoryInfo? at = new(AppContext.BaseDirectory); at != null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Port.sln")))
                return at.FullName;
        }
        throw new InvalidOperationException("the tests do not stand below a folder with Port.sln");
    }
}
