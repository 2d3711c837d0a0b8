package riskrule

// #include "bridge.h"
import "C"

// Format of a report or an answer.
type Format int32

// The formats.
const (
	JSON     Format = C.RISKRULE_JSON     // as [Schema] of "assessment" says
	Plain    Format = C.RISKRULE_PLAIN    // text for a terminal, without colours
	Markdown Format = C.RISKRULE_MARKDOWN // the six-chapter report
	HTML     Format = C.RISKRULE_HTML     // the same as one page that needs nothing else
)

// Part is any part of the assessment as JSON, by JSON pointer ("/grade", "/findings/0/proof"; "" is all of it).
func (a *Assessment) Part(pointer string) ([]byte, error) {
	return askNamed(a.held(), pointer,
		func(p *C.riskrule_assessment, name *C.char, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_assessment_part(p, name, out, failed)
		})
}

// Render is the report.
func (a *Assessment) Render(format Format) ([]byte, error) {
	return ask(a.held(), func(p *C.riskrule_assessment, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_render(a.of(), p, C.int32_t(format), out, failed)
	})
}

// Explain explains the finding of one duty, or, with "", everything that is due. The text is Chinese.
func (a *Assessment) Explain(duty string) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.optional(duty)
	p := hold(&args, a.held())
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_explain(p, name, out, failed)
	})
}
