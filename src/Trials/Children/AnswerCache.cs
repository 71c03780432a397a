// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Linux.Trials;

/// <summary>
/// What the port answers without a change, kept by the content of everything that the answer
/// depends on. A folder that takes nothing costs time and no answer.
/// </summary>
public sealed class AnswerCache
{
    private const int Most = 4000;

    private readonly string? _folder;

    /// <summary>A cache.</summary>
    /// <param name="folder">Where answers are kept; null keeps none.</param>
    public AnswerCache(string? folder) => _folder = folder is null ? null
        : Path.Combine(folder, "answers");

    /// <summary>A key of parts.</summary>
    public static string Key(params IEnumerable<string> parts) => Convert.ToHexStringLower(
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', parts))));

    /// <summary>The answer that is kept, or the one that is made and then kept.</summary>
    /// <param name="key">Its key; null keeps nothing.</param>
    /// <param name="make">Makes it.</param>
    /// <param name="keep">Whether it would be the same again.</param>
    public T Get<T>(string? key, Func<T> make, Func<T, bool>? keep = null)
        where T : class
    {
        if (_folder is null || key is null)
            return make();
        var path = Path.Combine(_folder, key + ".json");
        if (Find<T>(path) is { } known)
            return known;
        var made = make();
        if (keep?.Invoke(made) ?? true)
            Store(path, JsonSerializer.Serialize(made));
        return made;
    }

    private static T? Find<T>(string path)
        where T : class
    {
        try
        {
            return File.Exists(path) ? JsonSerializer.Deserialize<T>(File.ReadAllText(path)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return null;
        }
    }

    private void Store(string path, string text)
    {
        try
        {
            Directory.CreateDirectory(_folder!);
            var part = $"{path}.{Guid.NewGuid():N}.part";
            File.WriteAllText(part, text);
            File.Move(part, path, overwrite: true);
            var files = new DirectoryInfo(_folder!).GetFiles();
            foreach (var old in files.OrderByDescending(f => f.LastWriteTimeUtc).Skip(Most))
                old.Delete();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
        }
    }
}
