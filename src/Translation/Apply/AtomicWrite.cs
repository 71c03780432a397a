// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Translation.Apply;

/// <summary>Writes several files of a repository, all of them or none.</summary>
public static class AtomicWrite
{
    /// <summary>Writes the new texts; a failure leaves every file as it was.</summary>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static void All(string top, IReadOnlyList<FileEdit> files)
    {
        var moved = new List<FileEdit>();
        try
        {
            foreach (var file in files)
                File.WriteAllText(New(top, file), file.After);
            foreach (var file in files)
            {
                File.Move(New(top, file), Path.Combine(top, file.Path), overwrite: true);
                moved.Add(file);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            foreach (var file in moved)
                File.WriteAllText(Path.Combine(top, file.Path), file.Before);
            throw;
        }
        finally
        {
            foreach (var file in files)
                File.Delete(New(top, file));
        }
    }

    private static string New(string top, FileEdit file) => Path.Combine(top, file.Path) + ".new";
}
