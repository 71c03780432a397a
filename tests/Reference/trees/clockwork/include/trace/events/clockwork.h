/* SPDX-License-Identifier: GPL-2.0-only */
#undef TRACE_SYSTEM
#define TRACE_SYSTEM clockwork

#if !defined(_TRACE_CLOCKWORK_H) || defined(TRACE_HEADER_MULTI_READ)
#define _TRACE_CLOCKWORK_H

#include <linux/tracepoint.h>

TRACE_EVENT(clockwork_wind,

	TP_PROTO(struct clockwork *cw, unsigned long turns),

	TP_ARGS(cw, turns),

	TP_STRUCT__entry(
		__field( void *,	cw	)
		__field( unsigned long,	turns	)
	),

	TP_fast_assign(
		__entry->cw	= cw;
		__entry->turns	= turns;
	),

	TP_printk("cw=%p turns=%lu", __entry->cw, __entry->turns)
);

#endif

#include <trace/define_trace.h>
