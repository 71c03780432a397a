namespace Linux.Tests.Generators.Harness;

/// <summary>Finds this checkout's files, whatever paths the compiler recorded.</summary>
internal static class Repository
{
    public static readonly string Root = Find();

    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string Find()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at != null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "Port.sln")))
            {
                return at.FullName;
            }
        }

        throw new DirectoryNotFoundException("No Port.sln above " + AppContext.BaseDirectory);
    }
}
