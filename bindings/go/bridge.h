/* What Go can not say itself: a callback that finds the call it belongs to. */
#ifndef RISKRULE_GO_BRIDGE_H
#define RISKRULE_GO_BRIDGE_H

#include <riskrule/riskrule.h>

/* From now on the work of this thread asks the handle `done` (a cgo.Handle; 0: nobody). Returns who was asked before. */
uintptr_t riskrule_go_watch(uintptr_t done);

/* Makes a call with these limits ask whom riskrule_go_watch named. */
void riskrule_go_attach(riskrule_limits *limits);

#endif
