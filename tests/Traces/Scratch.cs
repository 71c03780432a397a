// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Traces;

/// <summary>A folder for the files of one test.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("port-traces-");

    /// <summary>A file in it.</summary>
    public string File(string name) => Path.Combine(_folder.FullName, name);

    public void Dispose() => _folder.Delete(recursive: true);
}
