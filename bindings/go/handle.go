package riskrule

// #cgo pkg-config: riskrule
// #include "bridge.h"
import "C"

import (
	"runtime"
	"sync"
)

// handle is an object of the library. It counts those who use it, so that Close never frees what a call, in this
// goroutine or another, still works on.
type handle[P comparable] struct {
	mu     sync.Mutex
	p      P // the pointer; its zero value if there is none
	users  int
	closed bool
	free   func(P)
}

// use gives the pointer until done is called. It gives NULL, of which the library itself says that it is an error, for
// an object that was never made, and ErrClosed for one that was closed.
func (h *handle[P]) use() (P, error) {
	var none P
	if h == nil {
		return none, nil
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return none, ErrClosed
	}
	h.users++
	return h.p, nil
}

// done ends a use that succeeded.
func (h *handle[P]) done() {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.users--
	h.freeIfUnused()
}

func (h *handle[P]) close() {
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.closed = true
	h.freeIfUnused()
}

func (h *handle[P]) freeIfUnused() {
	var none P
	if h.closed && h.users == 0 && h.p != none {
		h.free(h.p)
		h.p = none
	}
}

// owned makes the handle of a new object. The finalizer is for those who forget to close.
func owned[P comparable](p P, free func(P)) *handle[P] {
	h := &handle[P]{p: p, free: free}
	runtime.SetFinalizer(h, (*handle[P]).close)
	return h
}

// made runs a call whose output is a new object, if its arguments can be passed.
func made[P comparable](args *scratch, free func(P), call func(out *P, failed **C.riskrule_error) C.riskrule_status) (*handle[P], error) {
	if args.err != nil {
		return nil, args.err
	}
	var out P
	var failed *C.riskrule_error
	status := call(&out, &failed)
	if err := failure(status, failed); err != nil {
		return nil, err
	}
	return owned(out, free), nil
}
