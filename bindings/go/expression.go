package riskrule

// #include "bridge.h"
import "C"

import "context"

// Mode of expressions and models.
type Mode int32

// The modes.
const (
	Standard Mode = C.RISKRULE_STANDARD // DMN's semantics: what goes wrong is null
	Strict   Mode = C.RISKRULE_STRICT   // unknown names, wrong types, impossible comparisons are errors of compiling
)

// An Input is a name that an expression may read.
type Input struct {
	Name string
	// Type is "number", "string", "boolean", "date", "time", "date and time", "days and time duration",
	// "years and months duration", "list" or "context"; "": any.
	Type string
}

// CompileOptions say how to compile an expression.
type CompileOptions struct {
	Mode   Mode
	File   string  // names the text in diagnostics
	Inputs []Input // numbered from 0
	Limits Limits  // also hold for its evaluations
}

// An Expression is a compiled FEEL expression. It never changes.
type Expression struct {
	*handle[*C.riskrule_expression]
}

func (e *Expression) held() *handle[*C.riskrule_expression] {
	if e == nil {
		return nil
	}
	return e.handle
}

// Compile compiles a FEEL expression; nil options are the defaults. An error has all problems, each with its place.
func Compile(text string, options *CompileOptions) (*Expression, error) {
	if options == nil {
		options = &CompileOptions{}
	}
	var args scratch
	defer args.free()
	given := (*C.riskrule_compile_options)(args.alloc(1, C.sizeof_riskrule_compile_options))
	given.struct_size = C.sizeof_riskrule_compile_options
	given.mode = C.int32_t(options.Mode)
	given.file = args.optional(options.File)
	names, types := make([]*C.char, len(options.Inputs)), make([]*C.char, len(options.Inputs))
	for i, input := range options.Inputs {
		names[i], types[i] = args.text(input.Name), args.optional(input.Type)
	}
	given.names, given.types = list(&args, names), list(&args, types)
	given.name_count = C.size_t(len(names))
	given.limits = args.limits(options.Limits)
	source, length := bytes([]byte(text))
	h, err := made(&args, func(p *C.riskrule_expression) { C.riskrule_expression_free(p) },
		func(out **C.riskrule_expression, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_expression_compile(source, length, given, out, failed)
		})
	if err != nil {
		return nil, err
	}
	return &Expression{h}, nil
}

// Close frees the expression. Calls of it live on.
func (e *Expression) Close() error {
	e.held().close()
	return nil
}

// Evaluate takes a JSON object with a member for each input (one that it lacks is null; nil: no inputs) and gives JSON.
// Dates and times go in and come out as texts; in the expression date("2024-03-01") makes one.
func (e *Expression) Evaluate(ctx context.Context, inputs []byte) ([]byte, error) {
	text, length := bytes(inputs)
	var value []byte
	err := watch(ctx, func() (err error) {
		value, err = ask(e.held(), func(p *C.riskrule_expression, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_expression_evaluate(p, text, length, out, failed)
		})
		return err
	})
	return value, err
}
