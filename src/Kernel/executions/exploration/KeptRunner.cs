// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;

namespace Linux.Executions;

/// <summary>
/// Who runs a search's scenario. Searches that come again and again find the machine as the last
/// one has
/// left it, set up already.
/// </summary>
internal sealed class KeptRunner : IDisposable
{
    private static readonly ConcurrentDictionary<string, ScenarioRunner> s_kept = new();

    /// <summary>States at rest that one of many scenarios keeps.</summary>
    private const int StatesOfMany = 48;

    private readonly string? _name;

    /// <param name="scenario">What runs.</param>
    /// <param name="request">How.</param>
    /// <param name="limits">How far a run may go.</param>
    public KeptRunner(Scenario scenario, SearchRequest request, RunLimits limits)
    {
        _name = request.Runs is { Keep: true, Fresh: false }
            ? $"{scenario.Name} {request.Memory} {request.StaleReads} {request.History}" : null;
        Runner = _name != null && s_kept.TryRemove(_name, out ScenarioRunner? kept)
            ? kept : new ScenarioRunner(scenario, request.Runs.Fresh, limits);
    }

    /// <summary>It.</summary>
    public ScenarioRunner Runner { get; }

    /// <summary>Keeps it, or frees its machine.</summary>
    public void Dispose()
    {
        if (!s_kept.IsEmpty)
            Runner.Pool.Trim(StatesOfMany);
        if (_name == null || !s_kept.TryAdd(_name, Runner))
            Runner.Dispose();
    }
}
