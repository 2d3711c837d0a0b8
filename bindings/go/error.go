package riskrule

// #include "bridge.h"
import "C"

import (
	"errors"
	"strconv"
)

// ErrClosed is the error of using what was closed.
var ErrClosed = errors.New("riskrule: used after Close")

// Status says what kind of failure an [Error] is.
type Status int32

// The kinds of failure.
const (
	BadInput    Status = C.RISKRULE_BAD_INPUT    // a text is wrong; the error has every reason, each with its place
	BadArgument Status = C.RISKRULE_BAD_ARGUMENT // nil, or a value out of range, where it is not allowed
	NoMemory    Status = C.RISKRULE_NO_MEMORY    // memory ran out
	Internal    Status = C.RISKRULE_INTERNAL     // a defect of the library; please report it
	Stopped     Status = C.RISKRULE_STOPPED      // a limit was passed, or the context was cancelled
)

// String is the status as the conformance cases write it.
func (s Status) String() string {
	switch s {
	case BadInput:
		return "bad_input"
	case BadArgument:
		return "bad_argument"
	case NoMemory:
		return "no_memory"
	case Internal:
		return "internal"
	case Stopped:
		return "stopped"
	}
	return strconv.Itoa(int(s))
}

// Severity of a [Diagnostic].
type Severity int32

// The severities.
const (
	Severe Severity = iota // an error
	Warning
	Note
)

// A Diagnostic is one reason of a failure, with its place. Texts are empty, and numbers 0, where nothing is known.
type Diagnostic struct {
	Severity Severity
	Code     string // such as "json.enum"; never gets another meaning
	Message  string // one sentence, without the place
	File     string // as the caller named it
	Line     int    // from 1
	Column   int    // from 1, in characters
	Pointer  string // JSON pointer
	Guess    string // what was perhaps meant
}

// Error is every failure that the library reports. Use [errors.As] to reach the diagnostics.
// When a context ended the work, [errors.Is] finds the context's error too.
type Error struct {
	Status      Status
	Diagnostics []Diagnostic
	message     string
	json        string
	cause       error
}

// Error is all diagnostics as text for a person, with underlined source lines.
func (e *Error) Error() string { return e.message }

// JSON is all diagnostics as a JSON list of {severity, code, message, file, line, column, pointer, guess}.
func (e *Error) JSON() []byte { return []byte(e.json) }

// Unwrap is the error of the context that ended the work, or nil.
func (e *Error) Unwrap() error { return e.cause }

// failure turns a status and its error, which it frees, into a Go error; nil for RISKRULE_OK.
func failure(status C.riskrule_status, from *C.riskrule_error) error {
	if status == C.RISKRULE_OK {
		return nil
	}
	defer C.riskrule_error_free(from)
	failed := &Error{
		Status:  Status(status),
		message: C.GoString(C.riskrule_error_message(from)),
		json:    C.GoString(C.riskrule_error_json(from)),
	}
	for i := C.size_t(0); i < C.riskrule_error_count(from); i++ {
		failed.Diagnostics = append(failed.Diagnostics, Diagnostic{
			Severity: Severity(C.riskrule_error_severity(from, i)),
			Code:     C.GoString(C.riskrule_error_code(from, i)),
			Message:  C.GoString(C.riskrule_error_text(from, i)),
			File:     C.GoString(C.riskrule_error_file(from, i)),
			Line:     int(C.riskrule_error_line(from, i)),
			Column:   int(C.riskrule_error_column(from, i)),
			Pointer:  C.GoString(C.riskrule_error_pointer(from, i)),
			Guess:    C.GoString(C.riskrule_error_guess(from, i)),
		})
	}
	return failed
}

// cancelled is the error of work that did not even begin.
func cancelled(cause error) error {
	return &Error{Status: Stopped, message: "riskrule: " + cause.Error(), json: "[]", cause: cause}
}

// refused is an error that the door itself, or a call without an error of its own, gives.
func refused(status Status, sentence string) error {
	return &Error{
		Status:      status,
		Diagnostics: []Diagnostic{{Severity: Severe, Code: "go.argument", Message: sentence}},
		message:     "error: " + sentence + " [go.argument]\n",
		json:        `[{"severity":"error","code":"go.argument","message":"` + sentence + `"}]`,
	}
}
