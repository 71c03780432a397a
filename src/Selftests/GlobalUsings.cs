global using Linux;
global using static Linux.Kernel;
global using static Linux.cpumask_functions;
global using static Linux.jiffies_functions;
global using ktime_t = long;
