package riskrule

// #include "bridge.h"
import "C"

import "encoding/json"

// Version of the library, such as "0.2.0".
func Version() string { return C.GoString(C.riskrule_version()) }

// ABIVersion is the number of the C ABI that the library has.
func ABIVersion() uint32 { return uint32(C.riskrule_abi_version()) }

// HasFeature tells whether the library has a feature: "feel", "dmn", "arrow", "jobs", "gb18030".
func HasFeature(name string) bool {
	var args scratch
	defer args.free()
	text := args.text(name)
	return args.err == nil && C.riskrule_has_feature(text) != 0
}

// FromGB18030 turns a text in GB 18030 into UTF-8, which everything else takes. Nothing is replaced: what is no GB 18030
// is an error with its line and column. The name of the file is for diagnostics, and may be empty.
func FromGB18030(text []byte, file string) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	given, length := bytes(text)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_text_from_gb18030(given, length, name, out, failed)
	})
}

// Check finds everything that is wrong or hard to believe in a matter, a pack or a DMN model, which it is being found
// out. The answer is JSON for [ParseDiagnostics]; problems are the answer, not an error.
func Check(text []byte, file string) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	given, length := bytes(text)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_check(given, length, name, out, failed)
	})
}

// ParseDiagnostics reads the JSON list of diagnostics that a check answers.
func ParseDiagnostics(list []byte) ([]Diagnostic, error) {
	var read []struct {
		Severity                            string
		Code, Message, File, Pointer, Guess string
		Line, Column                        int
	}
	if err := json.Unmarshal(list, &read); err != nil {
		return nil, err
	}
	severities := map[string]Severity{"note": Note, "warning": Warning, "error": Severe}
	made := make([]Diagnostic, len(read))
	for i, d := range read {
		made[i] = Diagnostic{severities[d.Severity], d.Code, d.Message, d.File, d.Line, d.Column, d.Pointer, d.Guess}
	}
	return made, nil
}

// Survey turns raw returns in CSV, a row for each, into counts, shares and intervals. The map (JSON; its schema:
// [Schema] of "survey-map") says what columns and words mean.
func Survey(csv []byte, file string, survey []byte, format Format) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.optional(file)
	text, length := bytes(csv)
	mapped, mappedLength := bytes(survey)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_survey(text, length, name, mapped, mappedLength, C.int32_t(format), out, failed)
	})
}

// Schema is the JSON Schema (2020-12) of "matter", "pack", "assessment", "features" or "survey-map".
func Schema(of string) ([]byte, error) {
	var args scratch
	defer args.free()
	name := args.text(of)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_schema(name, out, failed)
	})
}

// Builtins is the manual of the functions that expressions may call, as Markdown.
func Builtins() ([]byte, error) {
	var args scratch
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_builtins(out, failed)
	})
}
