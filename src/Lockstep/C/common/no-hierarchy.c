// SPDX-License-Identifier: GPL-2.0-only
#include "driver.h"
#include "no-hierarchy.h"
