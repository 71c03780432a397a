// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Arguments;

/// <summary>A file that a command writes when its work is done.</summary>
internal static class OutputFile
{
    /// <summary>Says before the work begins that the file cannot be written, rather than after it.</summary>
    /// <param name="option">The option that names it.</param>
    /// <param name="path">The file; null is none.</param>
    /// <exception cref="ArgumentException">Its folder does not exist, or it is a folder.</exception>
    public static void Check(string option, string? path)
    {
        if (path == null)
            return;
        if (path.Length == 0 || Directory.Exists(path))
            throw new ArgumentException($"{option} is \"{path}\". It takes the name of a file.");
        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        if (!Directory.Exists(folder))
            throw new ArgumentException($"{option} is {path}, and there is no folder {folder}. Make it first.");
    }

    /// <summary>Writes the whole file or, where that fails, leaves what was there.</summary>
    public static void Write(string path, string text)
    {
        string part = path + ".part";

        File.WriteAllText(part, text);
        File.Move(part, path, overwrite: true);
    }
}
