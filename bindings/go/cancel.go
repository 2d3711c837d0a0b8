package riskrule

// #include "bridge.h"
import "C"

import (
	"context"
	"runtime"
	"runtime/cgo"
)

// riskruleGoOn answers the library, which asks now and then whether it should go on. It runs no code of the caller.
//
//export riskruleGoOn
func riskruleGoOn(watched C.uintptr_t) C.int32_t {
	select {
	case <-cgo.Handle(watched).Value().(<-chan struct{}):
		return 0
	default:
		return 1
	}
}

// watch runs work, one call of the library, so that ctx can end it. A context that can not be cancelled costs nothing.
func watch(ctx context.Context, work func() error) error {
	if ctx == nil || ctx.Done() == nil {
		return work()
	}
	if err := ctx.Err(); err != nil {
		return cancelled(err)
	}
	handle := cgo.NewHandle(ctx.Done())
	defer handle.Delete()
	runtime.LockOSThread() // the thread is how the callback finds the handle
	defer runtime.UnlockOSThread()
	before := C.riskrule_go_watch(C.uintptr_t(handle))
	defer C.riskrule_go_watch(before)
	err := work()
	if stopped, ok := err.(*Error); ok && stopped.Status == Stopped {
		stopped.cause = ctx.Err()
	}
	return err
}
