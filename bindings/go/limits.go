package riskrule

// #include "bridge.h"
import "C"

// Limits are the bounds of one call. Passing one is an [Error] that names it, such as "limit.steps". A member that is 0
// has its default, in brackets.
type Limits struct {
	JSONDepth       uint32 // nesting of a JSON text [64]; at most 256
	JSONBytes       uint64 // size of a JSON text [64 MiB]
	Diagnostics     uint32 // errors reported before reading stops [100]
	ExpressionBytes uint32 // size of an expression [1 MiB]
	ExpressionDepth uint32 // nesting of an expression [256]; at most 1024
	CallDepth       uint32 // nested function calls [256]; at most 1024
	Steps           uint64 // evaluation steps [10 000 000]
	ListItems       uint32 // items of one list made [10 000 000]
	StringBytes     uint32 // size of one text made [64 MiB]
	ArenaBytes      uint64 // scratch memory of a call [1 GiB]
	RegexBytes      int64  // memory of one regular expression [8 MiB]
}

func (s *scratch) plainLimits(given Limits) *C.riskrule_limits {
	made := (*C.riskrule_limits)(s.alloc(1, C.sizeof_riskrule_limits))
	*made = C.riskrule_limits{
		struct_size:      C.sizeof_riskrule_limits,
		json_depth:       C.uint32_t(given.JSONDepth),
		json_bytes:       C.uint64_t(given.JSONBytes),
		diagnostics:      C.uint32_t(given.Diagnostics),
		expression_bytes: C.uint32_t(given.ExpressionBytes),
		expression_depth: C.uint32_t(given.ExpressionDepth),
		call_depth:       C.uint32_t(given.CallDepth),
		steps:            C.uint64_t(given.Steps),
		list_items:       C.uint32_t(given.ListItems),
		string_bytes:     C.uint32_t(given.StringBytes),
		arena_bytes:      C.uint64_t(given.ArenaBytes),
		regex_bytes:      C.int64_t(given.RegexBytes),
	}
	return made
}

// limits are limits whose calls can be watched.
func (s *scratch) limits(given Limits) *C.riskrule_limits {
	made := s.plainLimits(given)
	C.riskrule_go_attach(made)
	return made
}
