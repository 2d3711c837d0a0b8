package riskrule

// #include "bridge.h"
import "C"

import "context"

// JobOptions say how to assess many matters.
type JobOptions struct {
	Options
	Threads uint32 // 0: one per processor
	File    string // names the text in diagnostics
}

// A Job assesses many matters in threads of its own, and can be asked how far it is.
type Job struct{ *handle[*C.riskrule_job] }

func (j *Job) held() *handle[*C.riskrule_job] {
	if j == nil {
		return nil
	}
	return j.handle
}

// StartJob begins to assess the matters of an NDJSON text, a matter a line; nil options are the defaults.
func StartJob(ndjson []byte, options *JobOptions) (*Job, error) {
	if options == nil {
		options = &JobOptions{}
	}
	var args scratch
	defer args.free()
	given := (*C.riskrule_job_options)(args.alloc(1, C.sizeof_riskrule_job_options))
	given.struct_size = C.sizeof_riskrule_job_options
	given.threads = C.uint32_t(options.Threads)
	given.as_of, given.file = args.optional(options.AsOf), args.optional(options.File)
	given.limits = args.plainLimits(options.Limits)
	pack := hold(&args, options.Pack.held())
	text, length := bytes(ndjson)
	h, err := made(&args, func(p *C.riskrule_job) { C.riskrule_job_free(p) },
		func(out **C.riskrule_job, failed **C.riskrule_error) C.riskrule_status {
			return C.riskrule_job_assess(text, length, pack, given, out, failed)
		})
	if err != nil {
		return nil, err
	}
	return &Job{h}, nil
}

// Close cancels the job if it still works, waits for its threads, and frees it.
func (j *Job) Close() error {
	j.held().close()
	return nil
}

// Progress of a [Job].
type Progress struct {
	Done, Total uint64
	Over        bool
}

// Poll tells how many of how many matters are done.
func (j *Job) Poll() (Progress, error) {
	return j.wait(0)
}

func (j *Job) wait(milliseconds uint32) (Progress, error) {
	p, err := j.held().use()
	if err != nil {
		return Progress{}, err
	}
	defer j.held().done()
	var done, total C.uint64_t
	C.riskrule_job_wait(p, C.uint32_t(milliseconds))
	over := C.riskrule_job_poll(p, &done, &total)
	return Progress{uint64(done), uint64(total), over != 0}, nil
}

// Cancel asks the job to stop; what is under way is finished.
func (j *Job) Cancel() error {
	p, err := j.held().use()
	if err != nil {
		return err
	}
	defer j.held().done()
	C.riskrule_job_cancel(p)
	return nil
}

// Result waits for the end and gives NDJSON, a line for each matter in the order of the text: {"line", "assessment"} or
// {"line", "problems"}. When ctx ends first, the job is cancelled.
func (j *Job) Result(ctx context.Context) ([]byte, error) {
	if ctx == nil {
		ctx = context.Background()
	}
	const milliseconds = 50 // how long a cancelled context may go unnoticed
	for {
		progress, err := j.wait(milliseconds)
		if err != nil {
			return nil, err
		}
		if progress.Over {
			break
		}
		if err := ctx.Err(); err != nil {
			_ = j.Cancel()
			return nil, cancelled(err)
		}
	}
	return ask(j.held(), func(p *C.riskrule_job, out **C.riskrule_text, failed **C.riskrule_error) C.riskrule_status {
		return C.riskrule_job_result(p, out, failed)
	})
}
