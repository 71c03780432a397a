// SPDX-License-Identifier: GPL-2.0-only
using System.Diagnostics;
using System.IO.Compression;
using System.Text.Json;
using Linux.Tests.Analyzers.Mutations;

namespace Linux.Tests.Analyzers.Package;

/// <summary>The package works in a project that knows nothing of this solution.</summary>
public sealed class PackageTests : IDisposable
{
    private const string Program = """
        using Linux.Annotations;

        var gate = new Gate();
        Kernel.Enter(ref gate);

        [LockType(LockKind.Spin)]
        struct Gate { public int Value; }

        static class Kernel
        {
            [Primitive, Acquires("gate")] static void Take(ref Gate gate) => gate.Value = 1;
            [Primitive, Releases("gate")] static void Give(ref Gate gate) => gate.Value = 0;

            [MustHold("gate")]
            static void Needs(ref Gate gate) => gate.Value++;

            public static int Enter(ref Gate gate)
            {
                Take(ref gate);
                if (gate.Value > 1)
                    return 1;
                Give(ref gate);
                Needs(ref gate);
                return 0;
            }
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("analyzer-package-").FullName;

    [Fact]
    public void PackedAnalyzers_ReportInAProjectOfTheirOwn()
    {
        string configuration = AppContext.BaseDirectory.Contains("/Release/", StringComparison.Ordinal)
            ? "Release" : "Debug";
        var packed = Dotnet(KernelSources.Root, "pack", "src/Analyzers.Package/Analyzers.Package.csproj",
            "-c", configuration, "-o", _folder, "-nologo", "-v", "q", "-p:BuildProjectReferences=false");
        Assert.True(packed.Code == 0, packed.Output);
        string package = Assert.Single(Directory.GetFiles(_folder, "Linux.Kernel.Rules.*.nupkg"));
        using (var archive = ZipFile.OpenRead(package))
        {
            var names = archive.Entries.Select(e => e.FullName).ToArray();
            Assert.Contains("analyzers/dotnet/cs/Linux.Kernel.Analyzers.dll", names);
            Assert.Contains("analyzers/dotnet/cs/Linux.Kernel.Analyzers.CodeFixes.dll", names);
            Assert.Contains("lib/netstandard2.0/Linux.Kernel.Annotations.dll", names);
        }

        string project = Path.Combine(_folder, "consumer");
        Directory.CreateDirectory(project);
        File.WriteAllText(Path.Combine(project, "consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <RestoreSources>{_folder}</RestoreSources>
                <RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                <ErrorLog>{_folder}/log.sarif,version=2.1</ErrorLog>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Linux.Kernel.Rules" Version="*" />
              </ItemGroup>
            </Project>
            """);
        File.WriteAllText(Path.Combine(project, "Program.cs"), Program);
        var built = Dotnet(project, "build", "-nologo", "-v", "q", "-p:UseSharedCompilation=false");
        Assert.NotEqual(0, built.Code);
        Assert.Contains("error KT2002: 'gate' is still held", built.Output, StringComparison.Ordinal);
        Assert.Contains("error KT3001: 'Needs' needs 'gate'", built.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", built.Output, StringComparison.Ordinal);
        PathStandsInTheLog();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    // The compiler's log has the steps as related locations and their texts beside them.
    private void PathStandsInTheLog()
    {
        using var log = JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "log.sarif")));
        var result = log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray()
            .First(r => r.GetProperty("ruleId").GetString() == "KT2002");
        var steps = result.GetProperty("relatedLocations");
        Assert.Equal(1, steps.GetArrayLength());
        int line = Program[..Program.IndexOf("Take(ref gate);", StringComparison.Ordinal)].Count(c => c == '\n') + 1;
        Assert.Equal(line, steps[0].GetProperty("physicalLocation").GetProperty("region")
            .GetProperty("startLine").GetInt32());
        Assert.Equal("'gate' taken here", result.GetProperty("properties")
            .GetProperty("customProperties").GetProperty("path0").GetString());
    }

    private static (int Code, string Output) Dotnet(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        foreach (string name in start.Environment.Keys.Where(k =>
            k.StartsWith("MSBuild", StringComparison.Ordinal) || k == "DOTNET_HOST_PATH").ToArray())
        {
            start.Environment.Remove(name);
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd() + error.Result;
        process.WaitForExit();
        return (process.ExitCode, output);
    }
}
