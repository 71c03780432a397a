// SPDX-License-Identifier: GPL-2.0-only
global using System.Numerics;
global using static Linux.Kernel;
global using FsCheck.Fluent;
global using FsCheck.Xunit;
