// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Text.Json;
using Linux.Executions;
using Linux.Images;

namespace Linux.Testing;

/// <summary>Explores a test, or makes one of its runs again.</summary>
internal static class ExploredRun
{
    /// <summary>The environment variable that names the replay file of a run.</summary>
    public const string ReplayVariable = "EXPLORED_REPLAY";

    /// <summary>Explores a method.</summary>
    /// <returns>What was done, in a line.</returns>
    /// <exception cref="ScheduleFailedException">A schedule failed; the text has the
    /// replay.</exception>
    /// <exception cref="ArgumentException">The method cannot be explored.</exception>
    public static string Of(MethodInfo method, object?[] arguments)
    {
        BodyRequest request = RequestOf(method, arguments);
        string? replay = Environment.GetEnvironmentVariable(ReplayVariable);

        return string.IsNullOrEmpty(replay) ? Explored(request) : Replayed(request, replay);
    }

    /// <summary>Makes a run again, if it is one of this test.</summary>
    /// <exception cref="ScheduleFailedException">It fails again.</exception>
    public static string Replayed(BodyRequest request, string file)
    {
        ReplayFile replay = ReplayFile.Read(file, SourceSet.Embedded);

        if (replay.Scenario != request.Name)
            return $"{file} is of {replay.Scenario}.";
        ReplayResult again = FailureText.Replay(request, replay.Schedule);

        return again.Failure == null
            ? $"{file} does not fail any more."
            : throw new ScheduleFailedException(FailureText.Of(request, again, file));
    }

    /// <summary>What is asked of the other side.</summary>
    public static BodyRequest RequestOf(MethodInfo method, object?[] arguments)
    {
        ExploredAttribute how = method.GetCustomAttribute<ExploredAttribute>()
            ?? throw new ArgumentException($"{method.Name} is not [Explored].");

        return new BodyRequest(
            method.DeclaringType!.Assembly.Location, method.DeclaringType.FullName!, method.Name,
            arguments.Select(static value => JsonSerializer.SerializeToElement(value)).ToArray(),
            new BodyMachine(how.Cpus, how.Nodes), how.HorizonMs, how.Files)
        {
            Search = new SearchRequest("", how.Strategy, (ulong)how.Seed)
            {
                Depth = how.Depth,
                Budget = new SearchBudget((ulong)how.Runs),
            },
        };
    }

    private static string Explored(BodyRequest request)
    {
        SearchResult result = JsonSerializer.Deserialize<SearchResult>(
            ExploringKernel.Ask(request.Assembly, JsonSerializer.Serialize(request)))!;

        if (result.Found is { } found)
            throw new ScheduleFailedException(FailureText.Of(request, found, result.Counts.Runs));
        return $"{result.Counts.Runs} schedules, {result.Counts.Choices} choices"
            + (result.Complete ? "; there are no more within the bound" : "");
    }
}
