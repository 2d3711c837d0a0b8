package riskrule

// #include "bridge.h"
import "C"

import "context"

// ModelOptions say how to load a model.
type ModelOptions struct {
	Mode    Mode
	File    string   // names the text in diagnostics
	Imports []*Model // models that it may import, found by their namespaces
	Limits  Limits   // also hold for its evaluations
}

// A Model is a DMN model, of DMN 1.1 to 1.5. It never changes.
type Model struct{ *handle[*C.riskrule_model] }

func (m *Model) held() *handle[*C.riskrule_model] {
	if m == nil {
		return nil
	}
	return m.handle
}

// LoadModel reads and compiles a DMN model; nil options are the defaults.
func LoadModel(xml []byte, options *ModelOptions) (*Model, error) {
	if options == nil {
		options = &ModelOptions{}
	}
	var args scratch
	defer args.free()
	imports := make([]*C.riskrule_model, len(options.Imports))
	for i, model := range options.Imports {
		imports[i] = hold(&args, model.held())
	}
	given := (*C.riskrule_model_options)(args.alloc(1, C.sizeof_riskrule_model_options))
	given.struct_size = C.sizeof_riskrule_model_options
	given.mode = C.int32_t(options.Mode)
	given.file = args.optional(options.File)
	given.imports, given.import_count = list(&args, imports), C.size_t(len(imports))
	given.limits = args.limits(options.Limits)
	text, length := bytes(xml)
	h, err := made(&args, func(p *C.riskrule_model) { C.riskrule_model_free(p) },
		func(out **C.riskrule_model, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_model_load(text, length, given, out, failed)
		})
	if err != nil {
		return nil, err
	}
	return &Model{h}, nil
}

// WriteModel makes DMN XML from a description in JSON, as riskrule.h tells. The file names the description in diagnostics.
func WriteModel(description []byte, file string) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	json, length := bytes(description)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_model_write(json, length, name, out, failed)
	})
}

// Close frees the model. Models that import it live on.
func (m *Model) Close() error {
	m.held().close()
	return nil
}

// Describe tells what is in the model, as JSON: its name, namespace, inputs, decisions, services, knowledge models.
func (m *Model) Describe() ([]byte, error) {
	return ask(m.held(), func(p *C.riskrule_model, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_model_describe(p, out, failed)
	})
}

// Check proves what can be proved of the tables (gaps, overlaps, masked and redundant rules, each with a witness): JSON
// for [ParseDiagnostics].
func (m *Model) Check() ([]byte, error) {
	return ask(m.held(), func(p *C.riskrule_model, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_model_check(p, out, failed)
	})
}

// Evaluate evaluates a decision, a decision service or a knowledge model by name; "": the decisions that no other
// requires. Inputs are a JSON object with a member for each input, or nil. The answer is
// {"decisions": {NAME: value}, "problems": [{"element", "code", "message"}]}.
func (m *Model) Evaluate(ctx context.Context, name string, inputs []byte) ([]byte, error) {
	return m.run(ctx, name, inputs, func(p *C.riskrule_model, name, text *C.char, length C.size_t,
		out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_model_evaluate(p, name, text, length, out, failed)
	})
}

// Explain is Evaluate for decisions, with every step on the way and the rules that matched.
func (m *Model) Explain(ctx context.Context, name string, inputs []byte) ([]byte, error) {
	return m.run(ctx, name, inputs, func(p *C.riskrule_model, name, text *C.char, length C.size_t,
		out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_model_explain(p, name, text, length, out, failed)
	})
}

func (m *Model) run(ctx context.Context, name string, inputs []byte,
	call func(p *C.riskrule_model, name, text *C.char, length C.size_t, out **C.riskrule_text,
		failed **C.riskrule_error) C.riskrule_status) (told []byte, err error) {
	var args scratch
	defer args.free()
	p, element := hold(&args, m.held()), args.optional(name)
	text, length := bytes(inputs)
	err = watch(ctx, func() (err error) {
		told, err = args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
			return call(p, element, text, length, out, failed)
		})
		return err
	})
	return told, err
}
