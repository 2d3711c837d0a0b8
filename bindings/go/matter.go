package riskrule

// #include "bridge.h"
import "C"

// A Matter is everything that is stated about one major administrative decision. It never changes.
type Matter struct{ *handle[*C.riskrule_matter] }

func (m *Matter) held() *handle[*C.riskrule_matter] {
	if m == nil {
		return nil
	}
	return m.handle
}

// ReadMatter reads a matter from JSON (its schema: [Schema] of "matter"). The name of the file is for diagnostics, and
// may be empty; nothing is opened.
func ReadMatter(json []byte, file string) (*Matter, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	text, length := bytes(json)
	h, err := made(&args, func(p *C.riskrule_matter) { C.riskrule_matter_free(p) },
		func(out **C.riskrule_matter, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_matter_read(text, length, name, out, failed)
		})
	if err != nil {
		return nil, err
	}
	return &Matter{h}, nil
}

// Close frees the matter. Assessments of it live on.
func (m *Matter) Close() error {
	m.held().close()
	return nil
}

// JSON is the matter as JSON, which [ReadMatter] reads back to an equal matter.
func (m *Matter) JSON() ([]byte, error) {
	return ask(m.held(), func(p *C.riskrule_matter, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_matter_write(p, out, failed)
	})
}

// Part is a part of the matter as JSON, by JSON pointer ("/risk_points/0/title"; "" is all of it).
func (m *Matter) Part(pointer string) ([]byte, error) {
	return askNamed(m.held(), pointer,
		func(p *C.riskrule_matter, name *C.char, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_matter_part(p, name, out, failed)
		})
}
