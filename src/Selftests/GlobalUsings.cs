// SPDX-License-Identifier: GPL-2.0-only
global using System;
global using System.Collections.Generic;
global using System.IO;
global using System.Linq;
global using System.Threading;
global using System.Threading.Tasks;
global using Linux;
global using Linux.Executions;
global using Linux.Hardware;
global using Linux.Observers;
global using static Linux.Kernel;
global using static Linux.cpumask_functions;
global using static Linux.jiffies_functions;
global using ktime_t = long;
