global using System.Numerics;
global using static Linux.Kernel;
global using FsCheck.Fluent;
