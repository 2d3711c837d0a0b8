package riskrule

// #include "bridge.h"
import "C"

import "encoding/json"

// A Pack holds the rules of a place, compiled, with those of its parents. It never changes.
type Pack struct{ *handle[*C.riskrule_pack] }

func (p *Pack) held() *handle[*C.riskrule_pack] {
	if p == nil {
		return nil
	}
	return p.handle
}

func packOf(args *scratch, call func(out **C.riskrule_pack, failed **C.riskrule_error) C.riskrule_status) (*Pack, error) {
	h, err := made(args, func(p *C.riskrule_pack) { C.riskrule_pack_free(p) }, call)
	if err != nil {
		return nil, err
	}
	return &Pack{h}, nil
}

// LoadPack reads and compiles a pack from JSON. The packs that it extends are looked for among parents, each the text of
// a pack, else among the built-in ones. The name of the file is for diagnostics, and may be empty.
func LoadPack(json []byte, file string, parents ...[]byte) (*Pack, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	lengths := make([]C.size_t, len(parents))
	texts := make([]*C.char, len(parents))
	for i, parent := range parents {
		texts[i], lengths[i] = args.bytes(parent)
	}
	text, length := bytes(json)
	return packOf(&args, func(out **C.riskrule_pack, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_load_with(text, length, name, list(&args, texts), list(&args, lengths),
			C.size_t(len(parents)), out, failed)
	})
}

// BuiltinPack is a pack that is built into the library, such as "cn.shanghai", or several together, such as
// "cn.shanghai+cn.land".
func BuiltinPack(id string) (*Pack, error) {
	var args scratch
	defer args.free()
	name := args.text(id)
	return packOf(&args, func(out **C.riskrule_pack, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_builtin(name, out, failed)
	})
}

// ChoosePack is the built-in pack that follows from a matter's place and a date (YYYY-MM-DD).
func ChoosePack(matter *Matter, asOf string) (*Pack, error) {
	var args scratch
	defer args.free()
	date := args.optional(asOf)
	m := hold(&args, matter.held())
	return packOf(&args, func(out **C.riskrule_pack, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_choose(m, date, out, failed)
	})
}

// PackIDs are the ids of the packs that are built in.
func PackIDs() ([]string, error) {
	var args scratch
	text, err := args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_ids(out, failed)
	})
	if err != nil {
		return nil, err
	}
	var ids []string
	err = json.Unmarshal(text, &ids)
	return ids, err
}

// Close frees the pack. Assessments by it live on.
func (p *Pack) Close() error {
	p.held().close()
	return nil
}

// ID of the pack; "" if it was closed.
func (p *Pack) ID() string {
	c, err := p.held().use()
	if err != nil {
		return ""
	}
	defer p.held().done()
	return C.GoString(C.riskrule_pack_id(c))
}

// Duties counts the duties of the pack and its parents, and how many of them bind; 0 if it was closed.
func (p *Pack) Duties() (all, binding int) {
	c, err := p.held().use()
	if err != nil {
		return 0, 0
	}
	defer p.held().done()
	return int(C.riskrule_pack_duty_count(c)), int(C.riskrule_pack_binding_count(c))
}

// JSON is a list of the layers as they were written, the country's first.
func (p *Pack) JSON() ([]byte, error) {
	return ask(p.held(), func(c *C.riskrule_pack, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_write(c, out, failed)
	})
}

// DMN is the pack's terms that are decision tables, as a model of DMN 1.3.
func (p *Pack) DMN() ([]byte, error) {
	return ask(p.held(), func(c *C.riskrule_pack, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_write_dmn(c, out, failed)
	})
}

// A PackTest is the result of one test inside a pack.
type PackTest struct {
	Duty    string `json:"duty"`
	Name    string `json:"name"`
	Passed  bool   `json:"passed"`
	Message string `json:"message"`
}

// Test runs the tests inside the pack, those of its own layer.
func (p *Pack) Test() ([]PackTest, error) {
	text, err := ask(p.held(), func(c *C.riskrule_pack, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_pack_test(c, out, failed)
	})
	if err != nil {
		return nil, err
	}
	var tests []PackTest
	err = json.Unmarshal(text, &tests)
	return tests, err
}
