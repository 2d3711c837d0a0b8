package riskrule

// #include "bridge.h"
import "C"

import (
	"context"
	"sync"
	"unsafe"
)

// A Call is the inputs and the result of one evaluation, and its scratch: values without JSON, for those who evaluate
// often. An input keeps its value until it is set again.
type Call struct {
	*handle[*C.riskrule_call]
	turn sync.Mutex // the library allows one thread at a time
}

func (c *Call) held() *handle[*C.riskrule_call] {
	if c == nil {
		return nil
	}
	return c.handle
}

// NewCall makes a call of the expression, which it keeps alive.
func (e *Expression) NewCall() (*Call, error) {
	var args scratch
	defer args.free()
	expression := hold(&args, e.held())
	h, err := made(&args, func(p *C.riskrule_call) { C.riskrule_call_free(p) },
		func(out **C.riskrule_call, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_call_new(expression, out, failed)
		})
	if err != nil {
		return nil, err
	}
	return &Call{handle: h}, nil
}

// Close frees the call.
func (c *Call) Close() error {
	c.held().close()
	return nil
}

// with runs work on the call, one at a time.
func (c *Call) with(work func(p *C.riskrule_call) error) error {
	if c != nil {
		c.turn.Lock()
		defer c.turn.Unlock()
	}
	p, err := c.held().use()
	if err != nil {
		return err
	}
	defer c.held().done()
	return work(p)
}

// set reports a setter that says no more than its status.
func (c *Call) set(setter func(p *C.riskrule_call) C.riskrule_status) error {
	return c.with(func(p *C.riskrule_call) error {
		if status := setter(p); status != C.RISKRULE_OK {
			return refused(Status(status), "there is no such input, or the value is none")
		}
		return nil
	})
}

// SetNull sets an input, by its number among the inputs of the expression, to null.
func (c *Call) SetNull(input int) error {
	return c.set(func(p *C.riskrule_call) C.riskrule_status { return C.riskrule_call_set_null(p, C.size_t(input)) })
}

// SetBoolean sets an input to a boolean.
func (c *Call) SetBoolean(input int, value bool) error {
	var given C.int32_t
	if value {
		given = 1
	}
	return c.set(func(p *C.riskrule_call) C.riskrule_status {
		return C.riskrule_call_set_boolean(p, C.size_t(input), given)
	})
}

// SetNumber sets an input to coefficient x 10^exponent, exactly; the exponent from -6176 to 6111.
func (c *Call) SetNumber(input int, coefficient int64, exponent int32) error {
	return c.set(func(p *C.riskrule_call) C.riskrule_status {
		return C.riskrule_call_set_number(p, C.size_t(input), C.int64_t(coefficient), C.int32_t(exponent))
	})
}

// SetDecimal sets an input to a number of up to 34 digits, written "0.25" or "1E-7".
func (c *Call) SetDecimal(input int, number string) error {
	text, length := bytes([]byte(number))
	return c.set(func(p *C.riskrule_call) C.riskrule_status {
		return C.riskrule_call_set_decimal(p, C.size_t(input), text, length)
	})
}

// SetText sets an input to a text.
func (c *Call) SetText(input int, value string) error {
	text, length := bytes([]byte(value))
	return c.set(func(p *C.riskrule_call) C.riskrule_status {
		return C.riskrule_call_set_text(p, C.size_t(input), text, length)
	})
}

// SetDate sets an input to a date, which must exist; years from -999999999 to 999999999.
func (c *Call) SetDate(input, year, month, day int) error {
	if int(int32(year)) != year || month != month&15 || day != day&31 {
		return refused(BadArgument, "there is no such date")
	}
	return c.set(func(p *C.riskrule_call) C.riskrule_status {
		return C.riskrule_call_set_date(p, C.size_t(input), C.int32_t(year), C.int32_t(month), C.int32_t(day))
	})
}

// SetJSON sets an input to any value, as JSON.
func (c *Call) SetJSON(input int, value []byte) error {
	text, length := bytes(value)
	return c.with(func(p *C.riskrule_call) error {
		var failed *C.riskrule_error
		status := C.riskrule_call_set_json(p, C.size_t(input), text, length, &failed)
		return failure(status, failed)
	})
}

// Run evaluates.
func (c *Call) Run(ctx context.Context) (Value, error) {
	var value Value
	err := c.with(func(p *C.riskrule_call) error {
		return watch(ctx, func() error {
			var failed *C.riskrule_error
			status := C.riskrule_call_run(p, &failed)
			if err := failure(status, failed); err != nil {
				return err
			}
			value = result(p)
			return nil
		})
	})
	return value, err
}

// JSON is the last result as JSON.
func (c *Call) JSON() (string, error) {
	return c.told(func(p *C.riskrule_call) *C.char { return C.riskrule_call_json(p) })
}

// FEEL is the last result as FEEL source.
func (c *Call) FEEL() (string, error) {
	return c.told(func(p *C.riskrule_call) *C.char { return C.riskrule_call_feel(p) })
}

// Reason is why the last result is null: sentences from the nearest cause on, a line each; "" if it is not null, or
// nothing is known.
func (c *Call) Reason() (string, error) {
	return c.told(func(p *C.riskrule_call) *C.char { return C.riskrule_call_reason(p) })
}

func (c *Call) told(tell func(p *C.riskrule_call) *C.char) (string, error) {
	var text string
	err := c.with(func(p *C.riskrule_call) error {
		text = C.GoString(tell(p))
		return nil
	})
	return text, err
}

func goText(text *C.char, length C.size_t) string {
	return string(unsafe.Slice((*byte)(unsafe.Pointer(text)), int(length)))
}
