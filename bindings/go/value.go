package riskrule

// #include "bridge.h"
import "C"

import "strconv"

// A Value is the result of a [Call]: nil, bool, [Number], string, [Date] or [Other].
type Value interface{}

// A Number is coefficient x 10^exponent, exactly.
type Number struct {
	Coefficient int64
	Exponent    int32
}

// String writes the number as a decimal with an exponent, "5E-1".
func (n Number) String() string {
	return strconv.FormatInt(n.Coefficient, 10) + "E" + strconv.Itoa(int(n.Exponent))
}

// A Date of the Gregorian calendar.
type Date struct{ Year, Month, Day int }

// Other is a result that is none of these, or a number whose coefficient passes 64 bits, as FEEL source.
type Other string

func result(p *C.riskrule_call) Value {
	switch C.riskrule_call_kind(p) {
	case C.RISKRULE_VALUE_NULL:
		return nil
	case C.RISKRULE_VALUE_BOOLEAN:
		return C.riskrule_call_boolean(p) != 0
	case C.RISKRULE_VALUE_NUMBER:
		var coefficient C.int64_t
		var exponent C.int32_t
		if C.riskrule_call_number(p, &coefficient, &exponent) == C.RISKRULE_OK {
			return Number{int64(coefficient), int32(exponent)}
		}
	case C.RISKRULE_VALUE_TEXT:
		var length C.size_t
		text := C.riskrule_call_text(p, &length)
		return goText(text, length)
	case C.RISKRULE_VALUE_DATE:
		var year, month, day C.int32_t
		if C.riskrule_call_date(p, &year, &month, &day) == C.RISKRULE_OK {
			return Date{int(year), int(month), int(day)}
		}
	}
	return Other(C.GoString(C.riskrule_call_feel(p)))
}
