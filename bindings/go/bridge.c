#include "bridge.h"

#include "_cgo_export.h"

/* Limits are fixed when an expression is compiled, but each evaluation has a context of its own. The callback runs on
   the thread that called, so the thread knows which. */
static __thread uintptr_t watched = 0;

uintptr_t riskrule_go_watch(uintptr_t done) {
  uintptr_t before = watched;
  watched = done;
  return before;
}

static int32_t go_on(void *user) {
  (void)user;
  return watched == 0 ? 1 : riskruleGoOn(watched);
}

void riskrule_go_attach(riskrule_limits *limits) { limits->go_on = go_on; }
