// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/lockdep_types.h of Linux 7.2.
// Copyright (C) 2006,2007 Red Hat, Inc., Ingo Molnar <mingo@redhat.com>
// Copyright (C) 2007 Red Hat, Inc., Peter Zijlstra

namespace Linux;

// Both are empty, as upstream's without LOCKDEP: locks are checked when the port is compiled.
public struct lock_class_key {
}

public struct lockdep_map {
}
