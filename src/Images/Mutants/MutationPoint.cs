// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>The file that a mutated image has besides the kernel's.</summary>
internal static class MutationPoint
{
    /// <summary>Its path under src/Kernel.</summary>
    public const string File = "standins/mutation/MutationPoint.cs";

    /// <summary>The type that it declares.</summary>
    public const string Type = "Linux.MutationPoint";

    /// <summary>Its text: which mutants are on, and which have been reached.</summary>
    public static string Text(int mutants) => $$"""
        // SPDX-License-Identifier: GPL-2.0-only
        namespace Linux;

        public static class MutationPoint
        {
            public static bool[] Active = new bool[{{mutants + 1}}];
            public static byte[] Reached = new byte[{{mutants + 1}}];

            public static bool Is(int number)
            {
                Reached[number] = 1;
                return Active[number];
            }

            public static bool If(int whenTrue, bool value)
            {
                Reached[whenTrue] = 1;
                Reached[whenTrue + 1] = 1;
                return Active[whenTrue] || (value && !Active[whenTrue + 1]);
            }
        }
        """;
}
