// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using System.Runtime.Loader;
using System.Text.Json;
using Linux.Executions;

namespace Linux.Testing;

/// <summary>
/// The side where the kernel explores. This assembly is loaded there once more, with the test's,
/// and sees that kernel
/// in place of the one that it was compiled with; only text passes between the two.
/// </summary>
internal static class BodyDoor
{
    private const BindingFlags Any = BindingFlags.Instance | BindingFlags.Static
        | BindingFlags.Public | BindingFlags.NonPublic;

    /// <summary>Serves a <see cref="BodyRequest"/> with a SearchResult or a ReplayResult.</summary>
    /// <exception cref="ArgumentException">The method is not one that can be explored.</exception>
    public static string Run(string text)
    {
        BodyRequest request = JsonSerializer.Deserialize<BodyRequest>(text)!;
        var scenario = ScenarioOf(request);

        return request.Replay != null
            ? JsonSerializer.Serialize(Search.Replay(scenario, request.Replay))
            : JsonSerializer.Serialize(new Search(scenario, request.Search!).Make());
    }

    private static BodyScenario ScenarioOf(BodyRequest request)
    {
        Type type = AssemblyLoadContext.GetLoadContext(typeof(BodyDoor).Assembly)!
            .LoadFromAssemblyPath(request.Assembly).GetType(request.Type, throwOnError: true)!;
        MethodInfo method = type.GetMethod(request.Method, Any)
            ?? throw new ArgumentException($"{request.Name} is not there.");
        ParameterInfo[] parameters = method.GetParameters();

        if (parameters.Length == 0 || parameters[0].ParameterType != typeof(Race)
            || method.ReturnType != typeof(void))
            throw new ArgumentException(
                $"{request.Name} is explored, so it returns void and takes a Race first.");
        if (parameters.Length - 1 != request.Arguments.Length)
            throw new ArgumentException(
                $"{request.Name} takes {parameters.Length - 1} values behind its race, "
                + $"and {request.Arguments.Length} are given.");
        if (!method.IsStatic && type.GetConstructor(Type.EmptyTypes) == null)
            throw new ArgumentException(
                $"{request.Type} has no public constructor without parameters. "
                + "Make the method static.");
        return new BodyScenario(request, method, request.Arguments
            .Select((argument, i) => argument.Deserialize(parameters[i + 1].ParameterType))
                .ToArray());
    }
}
