package riskrule

// #include <stdlib.h>
// #include <string.h>
// #include "bridge.h"
import "C"

import (
	"strings"
	"unsafe"
)

// scratch holds the arguments of one call: objects in use, and memory of C, for C sees no pointer into Go's memory, not
// even while a call lasts, except to plain bytes.
type scratch struct {
	blocks []unsafe.Pointer
	done   []func()
	err    error // an argument that can not be passed
}

func (s *scratch) free() {
	for _, block := range s.blocks {
		C.free(block)
	}
	for _, done := range s.done {
		done()
	}
}

// hold uses an object until the scratch is freed.
func hold[P comparable](s *scratch, h *handle[P]) P {
	p, err := h.use()
	if err != nil {
		s.err = err
	} else {
		s.done = append(s.done, h.done)
	}
	return p
}

// alloc gives zeroed memory.
func (s *scratch) alloc(count int, size uintptr) unsafe.Pointer {
	total := uintptr(count) * size
	block := C.malloc(C.size_t(total)) // cgo's malloc ends the program if there is no memory, as Go's does
	C.memset(block, 0, C.size_t(total))
	s.blocks = append(s.blocks, block)
	return block
}

// text is a string that ends with NUL.
func (s *scratch) text(text string) *C.char {
	if strings.IndexByte(text, 0) >= 0 {
		s.err = refused(BadArgument, "the text has a NUL inside")
		return nil
	}
	made := C.CString(text)
	s.blocks = append(s.blocks, unsafe.Pointer(made))
	return made
}

// optional is text, or NULL for the empty one.
func (s *scratch) optional(text string) *C.char {
	if text == "" {
		return nil
	}
	return s.text(text)
}

// bytes is a copy of a text, with its length, for where a pointer to it stands in memory of C.
func (s *scratch) bytes(text []byte) (*C.char, C.size_t) {
	if len(text) == 0 {
		return nil, 0
	}
	made := C.CBytes(text)
	s.blocks = append(s.blocks, made)
	return (*C.char)(made), C.size_t(len(text))
}

// list is an array of C's pointers; NULL if there are none.
func list[P any](s *scratch, items []P) *P {
	if len(items) == 0 {
		return nil
	}
	made := (*P)(s.alloc(len(items), unsafe.Sizeof(items[0])))
	copy(unsafe.Slice(made, len(items)), items)
	return made
}

// bytes is a text with its length, for a call that copies it before it returns.
func bytes(text []byte) (*C.char, C.size_t) {
	if len(text) == 0 {
		return nil, 0
	}
	return (*C.char)(unsafe.Pointer(&text[0])), C.size_t(len(text))
}

// take copies an owned text and frees it.
func take(text *C.riskrule_text) []byte {
	defer C.riskrule_text_free(text)
	lent := unsafe.Slice((*byte)(unsafe.Pointer(C.riskrule_text_data(text))), int(C.riskrule_text_size(text)))
	made := make([]byte, len(lent)) // the compiler knows these two lines, and does not clear the memory first
	copy(made, lent)
	return made
}

// answer runs a call whose output is a text, if its arguments can be passed.
func (s *scratch) answer(call func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status) ([]byte, error) {
	if s.err != nil {
		return nil, s.err
	}
	var out *C.riskrule_text
	var failed *C.riskrule_error
	status := call(&out, &failed)
	if err := failure(status, failed); err != nil {
		return nil, err
	}
	return take(out), nil
}

// ask runs a call on an object whose output is a text.
func ask[P comparable](h *handle[P],
	call func(p P, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status) ([]byte, error) {
	var args scratch
	defer args.free()
	p := hold(&args, h)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status { return call(p, out, failed) })
}

// askNamed is ask, with a string that ends with NUL.
func askNamed[P comparable](h *handle[P], name string,
	call func(p P, name *C.char, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status) ([]byte, error) {
	var args scratch
	defer args.free()
	p, text := hold(&args, h), args.text(name)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return call(p, text, out, failed)
	})
}
