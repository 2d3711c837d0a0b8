package riskrule

// #include "bridge.h"
import "C"

import "context"

// Options of an assessment.
type Options struct {
	Pack   *Pack  // nil: the built-in pack that follows from the matter's place and date
	AsOf   string // YYYY-MM-DD; "": the latest date that the matter states
	Limits Limits
}

// An Assessment says what a matter comes to. It never changes, and keeps its matter.
type Assessment struct {
	*handle[*C.riskrule_assessment]
	matter *C.riskrule_matter // lives as long as the handle
}

func (a *Assessment) held() *handle[*C.riskrule_assessment] {
	if a == nil {
		return nil
	}
	return a.handle
}

// of is the matter that was assessed.
func (a *Assessment) of() *C.riskrule_matter {
	if a == nil {
		return nil
	}
	return a.matter
}

// Assess assesses the matter; nil options are the defaults. The same inputs give the same assessment on every machine.
func (m *Matter) Assess(ctx context.Context, options *Options) (*Assessment, error) {
	if options == nil {
		options = &Options{}
	}
	var args scratch
	defer args.free()
	given := (*C.riskrule_assess_options)(args.alloc(1, C.sizeof_riskrule_assess_options))
	given.struct_size = C.sizeof_riskrule_assess_options
	given.as_of = args.optional(options.AsOf)
	given.limits = args.limits(options.Limits)
	pack := hold(&args, options.Pack.held())
	matter, err := m.held().use() // for as long as the assessment lives
	if err != nil {
		return nil, err
	}
	free := func(p *C.riskrule_assessment) {
		C.riskrule_assessment_free(p)
		m.held().done()
	}
	result := &Assessment{matter: matter}
	err = watch(ctx, func() (err error) {
		result.handle, err = made(&args, free,
			func(out **C.riskrule_assessment, failed **C.riskrule_error) C.riskrule_status {
				return C.riskrule_assess(matter, pack, given, out, failed)
			})
		return err
	})
	if err != nil {
		m.held().done()
		return nil, err
	}
	return result, nil
}

// Close frees the assessment.
func (a *Assessment) Close() error {
	a.held().close()
	return nil
}

// A Grade is a grade of risk in the words of the place, such as "低", and where it comes from.
type Grade struct {
	Word   string // "" when there is none
	Origin string // "computed", "asserted" (stated by a report, without estimates behind it) or "none"
}

// Grade of the matter.
func (a *Assessment) Grade() (Grade, error) {
	p, err := a.held().use()
	if err != nil {
		return Grade{}, err
	}
	defer a.held().done()
	return Grade{C.GoString(C.riskrule_assessment_grade(p)), C.GoString(C.riskrule_assessment_grade_origin(p))}, nil
}

// An Outcome says what may now be decided.
type Outcome struct {
	Permission string // "may_decide", "may_not_decide", ...: see the [Schema] of "assessment"
	Sentence   string
}

// Outcome of the assessment.
func (a *Assessment) Outcome() (Outcome, error) {
	p, err := a.held().use()
	if err != nil {
		return Outcome{}, err
	}
	defer a.held().done()
	return Outcome{C.GoString(C.riskrule_assessment_permission(p)), C.GoString(C.riskrule_assessment_outcome(p))}, nil
}

// A Finding is the verdict on one duty.
type Finding struct {
	Duty    string
	Verdict string   // "met", "violated", "excused", "not_due" or "cannot_tell"
	Says    string   // what the duty asks, in the words of the pack
	Basis   []string // the clauses that it rests on, as a lawyer cites them
	Missing []string // JSON pointers into the matter of what is missing for a verdict
}

// Findings are one for each duty, in the order of the pack.
func (a *Assessment) Findings() ([]Finding, error) {
	p, err := a.held().use()
	if err != nil {
		return nil, err
	}
	defer a.held().done()
	findings := make([]Finding, int(C.riskrule_assessment_finding_count(p)))
	for i := range findings {
		findings[i] = finding(p, C.size_t(i))
	}
	return findings, nil
}

func finding(p *C.riskrule_assessment, i C.size_t) Finding {
	found := Finding{
		Duty:    C.GoString(C.riskrule_assessment_finding_duty(p, i)),
		Verdict: C.GoString(C.riskrule_assessment_finding_verdict(p, i)),
		Says:    C.GoString(C.riskrule_assessment_finding_says(p, i)),
	}
	for k := C.size_t(0); k < C.riskrule_assessment_finding_basis_count(p, i); k++ {
		found.Basis = append(found.Basis, C.GoString(C.riskrule_assessment_finding_basis(p, i, k)))
	}
	for k := C.size_t(0); k < C.riskrule_assessment_finding_missing_count(p, i); k++ {
		found.Missing = append(found.Missing, C.GoString(C.riskrule_assessment_finding_missing(p, i, k)))
	}
	return found
}
