// SPDX-License-Identifier: GPL-2.0-only
if (D.page === "replay") replayPage(); else mapPage();
$("time").focus();
