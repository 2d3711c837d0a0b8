package riskrule

// #include "bridge.h"
import "C"

import "context"

// FollowUp tells what comes after the decision: measures overdue, triggers, duties of the time of execution, evaluators
// who judge themselves.
func (a *Assessment) FollowUp(format Format) ([]byte, error) {
	return ask(a.held(), func(p *C.riskrule_assessment, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_follow_up(a.of(), p, C.int32_t(format), out, failed)
	})
}

// Compare sets assessments of one matter, under several packs or dates, side by side; at least two.
func Compare(format Format, assessments ...*Assessment) ([]byte, error) {
	var args scratch
	defer args.free()
	_, all := holdAll(&args, assessments)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_compare(all, C.size_t(len(assessments)), C.int32_t(format), out, failed)
	})
}

// CompareVersions sets the assessments of two versions of one matter side by side.
func CompareVersions(before, after *Assessment, format Format) ([]byte, error) {
	var args scratch
	defer args.free()
	assessed, assessedAfter := hold(&args, before.held()), hold(&args, after.held())
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_compare_versions(before.of(), assessed, after.of(), assessedAfter, C.int32_t(format), out, failed)
	})
}

// Similar finds, among assessed matters, the most that are nearest to this one. Features (JSON) say by what; nil: those
// that are built in.
func (a *Assessment) Similar(bases []*Assessment, features []byte, most int, format Format) ([]byte, error) {
	if most < 0 {
		return nil, refused(BadArgument, "there are no fewer than 0 similar matters")
	}
	var args scratch
	defer args.free()
	p := hold(&args, a.held())
	matters, based := holdAll(&args, bases)
	text, length := bytes(features)
	return args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_similar(a.of(), p, matters, based, C.size_t(len(bases)), text, length, C.size_t(most),
			C.int32_t(format), out, failed)
	})
}

// ExploreOptions say how to explore.
type ExploreOptions struct {
	Options
	Seed   uint64 // of the simulation; at most 2^63 - 1
	Draws  uint64 // 0: no simulation; at most 100 million
	Spread uint32 // ranks on either side by which a known rank may be off; 0: 1
	PERT   bool   // draw from PERT instead of triangular distributions
}

// Explore tells how firm the grade is: distance to the next, smallest changes that move it, sensitivity, measures,
// simulation. Nil options are the defaults.
func (m *Matter) Explore(ctx context.Context, options *ExploreOptions, format Format) ([]byte, error) {
	if options == nil {
		options = &ExploreOptions{}
	}
	var args scratch
	defer args.free()
	given := (*C.riskrule_explore_options)(args.alloc(1, C.sizeof_riskrule_explore_options))
	given.struct_size = C.sizeof_riskrule_explore_options
	if options.PERT {
		given.pert = 1
	}
	given.as_of = args.optional(options.AsOf)
	given.seed, given.draws = C.uint64_t(options.Seed), C.uint64_t(options.Draws)
	given.spread = C.uint32_t(options.Spread)
	given.limits = args.limits(options.Limits)
	pack := hold(&args, options.Pack.held())
	matter := hold(&args, m.held())
	var told []byte
	err := watch(ctx, func() (err error) {
		told, err = args.answer(func(out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_explore(matter, pack, given, C.int32_t(format), out, failed)
		})
		return err
	})
	return told, err
}

// holdAll uses assessments until the scratch is freed, as arrays for C: of their matters, and of themselves.
func holdAll(s *scratch, all []*Assessment) (**C.riskrule_matter, **C.riskrule_assessment) {
	matters, assessments := make([]*C.riskrule_matter, len(all)), make([]*C.riskrule_assessment, len(all))
	for i, a := range all {
		matters[i], assessments[i] = a.of(), hold(s, a.held())
	}
	return list(s, matters), list(s, assessments)
}
