// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Images;

/// <summary>
/// A text that was named on the command line: a file, a pipe or a device. Reading it ends, whatever it is.
/// </summary>
public static class InputFile
{
    /// <summary>Bytes of a file that is read at once.</summary>
    public const long Most = 64L << 20;

    /// <summary>Bytes of a trace.</summary>
    public const long MostOfTrace = 2L << 30;

    /// <summary>Says before the work begins that there is no such file.</summary>
    /// <exception cref="ArgumentException">There is none, or it is a folder.</exception>
    public static void Check(string path)
    {
        if (path.Length == 0)
            throw new ArgumentException("the name of a file is empty.");
        if (Directory.Exists(path))
            throw new ArgumentException($"{path} is a folder. Name a file.");
        if (!File.Exists(path))
            throw new ArgumentException($"there is no file {path}.");
    }

    /// <summary>The whole text.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    /// <exception cref="IOException">It is no text, or has more than 64 MiB.</exception>
    public static string ReadText(string path)
    {
        using StreamReader reader = Open(path, Most);

        return reader.ReadToEnd();
    }

    /// <summary>A reader that fails after so many bytes, and at the first byte that is 0.</summary>
    /// <exception cref="ArgumentException">There is no such file.</exception>
    public static StreamReader Open(string path, long most)
    {
        Check(path);
        // What is not a regular file cannot be positioned, which FileStream finds out by trying.
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

        return Open(file, path, most);
    }

    /// <summary>The same of a stream.</summary>
    /// <param name="stream">The bytes.</param>
    /// <param name="name">What they are of.</param>
    /// <param name="most">So many may be read.</param>
    public static StreamReader Open(Stream stream, string name, long most)
        => new(new TextStream(stream, name, most), Encoding.UTF8);
}
