// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Browsing;

/// <summary>A page on the disk, for as long as a test looks at it.</summary>
internal sealed class PageFile : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("port-page-");

    /// <summary>Writes it.</summary>
    public PageFile(string html) => File.WriteAllText(Path, html);

    /// <summary>Its full name.</summary>
    public string Path => System.IO.Path.Combine(_folder.FullName, "page.html");

    public void Dispose() => _folder.Delete(recursive: true);
}
