// Package riskrule assesses a major administrative decision (重大行政决策) of a Chinese local government: which duties the
// law imposes and whether they are met, the risks, the grade that follows, and why. It is a thin door to the C ABI of
// riskrule, whose header riskrule.h is the full manual.
//
// # Conventions
//
// Texts are UTF-8; JSON goes in and comes out as bytes, and the bytes that come out are those of every other door.
// Numbers inside are exact decimals: decode JSON that comes out with [encoding/json.Decoder.UseNumber].
//
// Failures of the library are *[Error], with every reason and its place.
//
// Objects ([Matter], [Pack], [Assessment], [Expression], [Call], [Model], [Job]) hold memory of the library. Close
// frees it; closing twice is harmless, using what was closed gives [ErrClosed], and what nobody closes a finalizer frees.
// Close waits for nothing but the threads of a job: what another goroutine works on is freed when it has done. Using nil
// as an object is an error, not a panic. All objects may be used by any number of goroutines at once; the calls of one
// [Call] take turns, and one's input ends another's result: take one for each.
//
// A [context.Context] ends the work of a call: the library asks now and then whether it should go on.
package riskrule
