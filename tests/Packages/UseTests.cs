// SPDX-License-Identifier: GPL-2.0-only
using System.IO.Compression;
using System.Text.Json;

namespace Linux.Tests.Packages;

/// <summary>Packages work in a project that knows nothing of this solution, from a folder
/// alone.</summary>
[Collection(nameof(PackedFolder))]
public sealed class UseTests(PackedFolder packed) : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("port-user-").FullName;

    [Fact]
    public void Project_BootsAMachineFindsContainersAndIsTold()
    {
        Write("own.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>Exe</OutputType>
                <ImplicitUsings>enable</ImplicitUsings>
                <AllowUnsafeBlocks>true</AllowUnsafeBlocks>
                <UseAppHost>false</UseAppHost>
                <RestoreSources>{packed.Folder}</RestoreSources>
                <RestorePackagesPath>{_folder}/packages</RestorePackagesPath>
                <ErrorLog>{_folder}/log.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Linux.Kernel" Version="*-*" />
                <PackageReference Include="Linux.Kernel.Rules" Version="*-*" />
                <PackageReference Include="Linux.Kernel.Generators" Version="*-*" />
              </ItemGroup>
            </Project>
            """);
        // In a project of one's own a severity is one's own; errors would end the build here.
        Write(".editorconfig", """
            root = true
            [*.cs]
            dotnet_diagnostic.KT2002.severity = warning
            dotnet_diagnostic.KT3001.severity = warning
            """);
        Write("Program.cs", OwnProgram.Text);
        string built =
            Dotnet.Succeed(_folder, "build", "-nologo", "-v", "q", "-p:UseSharedCompilation=false");

        Assert.Contains("warning KT2002: 'gate' is still held", built, StringComparison.Ordinal);
        Assert.Contains("warning KT3001: 'Needs' needs 'gate'", built, StringComparison.Ordinal);
        Assert.DoesNotContain("AD0001", built, StringComparison.Ordinal);
        Assert.DoesNotContain("KG00", built, StringComparison.Ordinal);
        PathStandsInTheLog();
        Assert.Equal("job 7\na second of jiffies: True\n",
            Dotnet.Succeed(_folder, "bin/Debug/net10.0/own.dll"));
    }

    [Fact]
    public void Tool_Runs()
    {
        if (PortBudget.IsFull)
        {
            Dotnet.Succeed(_folder, "tool", "install", "Linux.Timers.Tool", "--tool-path", _folder
                + "/tools",
                "--source", packed.Folder, "--prerelease");
            Assert.True(File.Exists(_folder + "/tools/port"));
        }
        ZipFile.ExtractToDirectory(packed.FileOf("Linux.Timers.Tool"), _folder + "/tool");
        string port = Assert.Single(
            Directory.GetFiles(_folder + "/tool", "port.dll", SearchOption.AllDirectories));

        Assert.Contains("timer_migration.c", Dotnet.Succeed(_folder, port, "--version"),
            StringComparison.Ordinal);
        Assert.Contains("open-idle-wake-2", Dotnet.Succeed(_folder, port, "explore", "--list"),
            StringComparison.Ordinal);
    }

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string file, string text)
        => File.WriteAllText(Path.Combine(_folder, file), text);

    // The compiler's log has the steps as related locations and their texts beside them.
    private void PathStandsInTheLog()
    {
        using JsonDocument log =
            JsonDocument.Parse(File.ReadAllText(Path.Combine(_folder, "log.sarif")));
        JsonElement result = log.RootElement.GetProperty("runs")[0].GetProperty("results")
            .EnumerateArray()
            .First(static r => r.GetProperty("ruleId").GetString() == "KT2002");
        JsonElement step = Assert.Single(result.GetProperty("relatedLocations").EnumerateArray());

        Assert.Equal(OwnProgram.LineOf("Take(ref gate);"), step.GetProperty("physicalLocation")
            .GetProperty("region")
            .GetProperty("startLine").GetInt32());
        Assert.Equal("'gate' taken here", result.GetProperty("properties")
            .GetProperty("customProperties").GetProperty("path0").GetString());
    }
}
