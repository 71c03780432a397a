using System.CommandLine;
using System.Text.Json;
using Linux.Reference;

namespace Linux.Port.Commands;

/// <summary>What the commands that read the repository have in common.</summary>
internal static class Workspaces
{
    /// <summary>JSON for scripts.</summary>
    public static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The option that names the repository.</summary>
    public static Option<string?> RootOption() => new("--root")
    {
        Description = "A folder in the repository; by default the current one",
    };

    /// <summary>The option that names the output's form.</summary>
    public static Option<string> FormatOption(params string[] formats)
    {
        var option = new Option<string>("--format")
        {
            Description = $"The output's form: {string.Join(", ", formats)}",
            DefaultValueFactory = _ => formats[0],
        };
        option.AcceptOnlyFromAmong(formats);
        return option;
    }

    /// <summary>The repository around the folder that was given or the current one.</summary>
    public static Workspace Open(string? root)
    {
        if (root is not null && !Directory.Exists(root))
            throw new ReferenceException($"--root: no folder {root}");
        return Workspace.Open(root ?? Environment.CurrentDirectory);
    }
}
