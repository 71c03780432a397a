// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Port.Manual;

/// <summary>What makes shells complete this program's words: they ask it for each.</summary>
internal static class ShellScripts
{
    /// <summary>The shells, and for each the script that it is to read.</summary>
    public static IReadOnlyDictionary<string, string> All { get; } = new Dictionary<string, string>
    {
        ["bash"] = """
            _port() {
                local IFS=$'\n'
                COMPREPLY=($(port complete --position "$COMP_POINT" "$COMP_LINE" 2>/dev/null))
            }
            complete -o default -F _port port

            """,
        ["zsh"] = """
            #compdef port
            _port() {
                local -a words_there
                words_there=("${(@f)$(port complete --position "$CURSOR" "$BUFFER" 2>/dev/null)}")
                compadd -a words_there || _files
            }
            compdef _port port

            """,
        ["fish"] = """
            complete -c port -a '(port complete (commandline -cp) 2>/dev/null)'

            """,
    };
}
