// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Traces;

/// <summary>Finds the HZ of a recorded kernel before the recording is replayed, to replay it on such a machine.</summary>
internal static class RecordedHz
{
    private const string Option = "--replay-trace";
    private const int MostLines = 20_000;

    /// <summary>The HZ to replay with; null where nothing is replayed or the recording does not tell.</summary>
    public static int? Of(string[] args)
        => args.Index().Where(a => a.Item == Option && a.Index + 1 < args.Length).Select(a => args[a.Index + 1])
            .Concat(args.Where(a => a.StartsWith(Option + "=", StringComparison.Ordinal))
                .Select(a => a[(Option.Length + 1)..]))
            .Select(OfFile).FirstOrDefault();

    private static int? OfFile(string path)
    {
        // What is read of a pipe is gone.
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
            return null;
        try
        {
            using TraceInput input = TraceInput.OpenChecked(path);
            int hz = TraceReplay.HzOf(TraceReader.Read(new LinesReader(Lines(input.Lines).Take(MostLines))));

            return hz == 0 ? null : KernelHz.Nearest(hz);
        }
        catch (InvalidDataException)
        {
            // It is said when the file is read as a whole.
            return null;
        }
    }

    private static IEnumerable<string> Lines(TextReader reader)
    {
        while (reader.ReadLine() is { } line)
            yield return line;
    }
}
