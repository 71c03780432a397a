// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.Images;

/// <summary>
/// Everything that is needed to make a failing run again: the build, its changes, the scenario and
/// the choices.
/// </summary>
/// <param name="Image">Identity of the sources, see <see cref="KernelSources.Identity"/>.</param>
/// <param name="PutBack">Name of the bug that was put back; empty for the port as it stands.</param>
/// <param name="Patches">Changes of the sources.</param>
/// <param name="Scenario">Name of the scenario.</param>
/// <param name="Schedule">The choices that are not the default.</param>
/// <param name="Invariant">The invariant that broke.</param>
/// <param name="Failure">What broke, in words.</param>
/// <param name="Hash">Equal for a run that does the same.</param>
/// <param name="Sha256">Checksum over all of the above.</param>
public sealed record ReplayFile(
    string Image, string PutBack, SourcePatch[] Patches, string Scenario, ScheduledDecision[] Schedule,
    string Invariant, string Failure, string Hash, string Sha256 = "")
{
    /// <summary>What a CPU sees of the others' stores; not written where that is all.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public MemoryModel Memory { get; init; }

    private static readonly JsonSerializerOptions s_options = new() { WriteIndented = true, NewLine = "\n" };

    /// <summary>What kind of run it is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public ReplayKind Run { get; init; }

    /// <summary>How long the machine of a soak runs, ns of its time; 0 for another kind.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public long SoakNs { get; init; }

    /// <summary>The text of the file.</summary>
    public string ToText()
    {
        string body = JsonSerializer.Serialize(this with { Sha256 = "" }, s_options);

        return JsonSerializer.Serialize(
            this with { Sha256 = Checksum(body, []) }, s_options) + "\n";
    }

    /// <summary>The file of a run that failed.</summary>
    /// <param name="putBack">Name of the bug that was put back, or empty.</param>
    /// <param name="patches">Changes of the sources.</param>
    /// <param name="scenario">Name of the scenario.</param>
    /// <param name="run">The run.</param>
    /// <param name="sources">The sources that were changed.</param>
    /// <param name="memory">What a CPU saw of the others' stores.</param>
    public static ReplayFile Of(
        string putBack, SourcePatch[] patches, string scenario, FailingRun run, SourceSet sources,
        MemoryModel memory = MemoryModel.Sc)
        => new(sources.Identity, putBack, patches, scenario, run.Schedule,
            run.Failure.Invariant, run.Failure.Text, run.Hash)
        {
            Memory = memory,
        };

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="sources">The sources that it must belong to; null for whichever.</param>
    /// <exception cref="InvalidDataException">It is damaged, or belongs to other sources.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static ReplayFile Read(string path, SourceSet? sources)
    {
        ReplayFile replay = Parse(path, InputFile.ReadText(path));

        if (sources != null && replay.Image != sources.Identity)
            throw new InvalidDataException($"{path} belongs to the build {replay.Image} of the port, and this is "
                + $"{sources.Identity}. Explore the scenario again, or give --other-build to try its choices.");
        return replay;
    }

    /// <summary>Reads the text of a file, of whichever build.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static ReplayFile Parse(string path, string text)
    {
        ReplayFile? replay = null;

        try
        {
            // What is damaged is told before anything of it is kept.
            replay = IsWhole(text) ? JsonSerializer.Deserialize<ReplayFile>(text, s_options) : null;
        }
        catch (JsonException)
        {
        }
        // What a reader would skip, such as a space or an unknown member, is a change as well.
        if (replay?.Image == null || replay.Schedule == null || replay.Patches == null
            || replay.ToText() != text)
            throw new InvalidDataException(IsNumbered(text)
                ? $"{path} spells its decisions as numbers, as older builds did. Explore the scenario again."
                : $"{path} is no replay file, or it is cut off or changed: its checksum does not match.");
        return replay;
    }

    /// <summary>Whether the checksum in a text is that of the rest of it.</summary>
    private static bool IsWhole(string text)
    {
        const string Name = $"\"{nameof(Sha256)}\": \"";
        int at = text.LastIndexOf(Name, StringComparison.Ordinal) + Name.Length;
        int length = 2 * SHA256.HashSizeInBytes;

        return at >= Name.Length && at + length < text.Length
            && text.AsSpan(at, length).SequenceEqual(
                Checksum(text.AsSpan(0, at), text.AsSpan(at + length).TrimEnd('\n')));
    }

    /// <summary>Of both parts, without a copy: a file that is damaged may be large.</summary>
    private static string Checksum(ReadOnlySpan<char> text, ReadOnlySpan<char> rest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Encoder utf8 = Encoding.UTF8.GetEncoder();
        Span<byte> bytes = stackalloc byte[4096];

        while (!text.IsEmpty || !rest.IsEmpty)
        {
            if (text.IsEmpty)
            {
                text = rest;
                rest = [];
            }
            utf8.Convert(text, bytes, flush: false, out int used, out int made, out _);
            hash.AppendData(bytes[..made]);
            text = text[used..];
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Whether a build wrote it that had a number for each decision, not words.</summary>
    private static bool IsNumbered(string text) => text.Contains("\"Pick\": ", StringComparison.Ordinal);
}

/// <summary>What kind of run a replay file makes again.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ReplayKind>))]
public enum ReplayKind
{
    /// <summary>A scenario under a schedule.</summary>
    Schedule,

    /// <summary>A scenario in virtual time, its programs one after the other.</summary>
    Simulation,

    /// <summary>A soak; the scenario is its seed.</summary>
    Soak,

    /// <summary>The selftest of the scenario's name.</summary>
    Selftest,
}
