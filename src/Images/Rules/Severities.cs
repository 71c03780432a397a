// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;

namespace Linux.Images;

/// <summary>How severe each rule is in each file, as the checkout's .editorconfig files say.</summary>
internal sealed class Severities : SyntaxTreeOptionsProvider
{
    private readonly ConcurrentDictionary<string, AnalyzerConfigOptionsResult> _known = new();
    private readonly AnalyzerConfigSet? _config;
    private readonly string _folder;

    private Severities(string folder, AnalyzerConfigSet? config) => (_folder, _config) = (folder, config);

    /// <summary>Those of a checkout; without one everything is as severe as its rule says.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static Severities Of(string? folder)
    {
        if (folder == null)
            return new Severities("/", null);
        var files = Directory.EnumerateFiles(Path.Combine(folder, "src"), ".editorconfig", SearchOption.AllDirectories)
            .Prepend(Path.Combine(folder, ".editorconfig")).Where(File.Exists)
            .Select(path => AnalyzerConfig.Parse(File.ReadAllText(path), path)).ToList();

        return new Severities(folder, AnalyzerConfigSet.Create(files));
    }

    /// <inheritdoc/>
    public override GeneratedKind IsGenerated(SyntaxTree tree, CancellationToken cancellationToken)
        => GeneratedKind.Unknown;

    /// <inheritdoc/>
    public override bool TryGetDiagnosticValue(
        SyntaxTree tree, string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return _config != null && _known.GetOrAdd(tree.FilePath, path => _config.GetOptionsForSourcePath(
                Path.Combine(_folder, path.TrimStart('/')).Replace('\\', '/')))
            .TreeOptions.TryGetValue(diagnosticId, out severity);
    }

    /// <inheritdoc/>
    public override bool TryGetGlobalDiagnosticValue(
        string diagnosticId, CancellationToken cancellationToken, out ReportDiagnostic severity)
    {
        severity = ReportDiagnostic.Default;
        return _config != null && _config.GlobalConfigOptions.TreeOptions.TryGetValue(diagnosticId, out severity);
    }
}
