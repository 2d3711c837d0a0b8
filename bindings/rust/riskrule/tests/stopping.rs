//! Limits, stopping, jobs and threads.

use std::fs;
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use riskrule::*;

fn long() -> Expression {
    Expression::compile("count(for i in 1..200000 return i * i)", &Default::default()).unwrap()
}

fn line() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../seeds/matters/songjiang-quality-2024.json");
    fs::read_to_string(path).unwrap().replace('\n', " ") + "\n"
}

#[test]
fn everything_can_be_sent_and_shared() {
    fn shared<T: Send + Sync>() {}
    shared::<Matter>();
    shared::<Pack>();
    shared::<Assessment>();
    shared::<Expression>();
    shared::<Call>();
    shared::<Model>();
    shared::<Job>();
    shared::<Error>();
}

#[test]
fn a_limit_is_named() {
    let limits = Limits { steps: 1000, ..Default::default() };
    let options = CompileOptions { limits, ..Default::default() };
    let error =
        Expression::compile("count(for i in 1..100000 return i)", &options).unwrap().evaluate(None).unwrap_err();
    assert_eq!((error.status(), error.diagnostics()[0].code.as_str()), (Status::Stopped, "limit.steps"));
}

#[test]
fn going_on_is_asked_on_this_thread_alone() {
    let expression = long();
    thread::scope(|scope| {
        for i in 0..6 {
            let expression = &expression;
            scope.spawn(move || {
                let mut asked = 0;
                let me = thread::current().id();
                let go_on = || {
                    assert_eq!(thread::current().id(), me);
                    asked += 1;
                    i % 2 == 0
                };
                let answer = with_go_on(go_on, || expression.evaluate(None));
                assert!(asked > 0);
                match answer {
                    Ok(count) => assert!(i % 2 == 0 && count == "200000\n"),
                    Err(error) => assert!(i % 2 == 1 && error.status() == Status::Stopped),
                }
            });
        }
    });
    assert_eq!(expression.evaluate(None).unwrap(), "200000\n", "nobody is asked outside");
}

#[test]
fn asking_may_itself_call_the_library_and_be_nested() {
    let (outer, inner) = (long(), long());
    let mut asked_inside = 0;
    let answer = with_go_on(
        || {
            let nested = with_go_on(|| false, || inner.evaluate(None));
            asked_inside += 1;
            nested.is_err() && asked_inside < 1000 && Pack::builtin("cn").is_ok()
        },
        || outer.evaluate(None),
    );
    assert_eq!(answer.unwrap(), "200000\n");
    let counted = AtomicUsize::new(0);
    with_go_on(
        || counted.fetch_add(1, Ordering::Relaxed) < usize::MAX,
        || {
            let _ = with_go_on(|| false, || outer.evaluate(None));
            assert_eq!(counted.load(Ordering::Relaxed), 0, "the inner one alone was asked");
            assert!(outer.evaluate(None).is_ok());
        },
    );
    assert!(counted.load(Ordering::Relaxed) > 0, "the outer one is asked again");
}

#[test]
fn a_panic_of_the_host_comes_out_on_the_other_side() {
    let expression = long();
    let caught = catch_unwind(AssertUnwindSafe(|| with_go_on(|| panic!("no more"), || expression.evaluate(None))));
    assert_eq!(caught.unwrap_err().downcast_ref::<&str>(), Some(&"no more"));
    assert_eq!(expression.evaluate(None).unwrap(), "200000\n", "and leaves nothing behind");
}

#[test]
fn a_job_and_its_progress() {
    let job = Job::start(line().repeat(3).as_bytes(), None, &JobOptions { threads: 2, ..Default::default() }).unwrap();
    let result = job.result().unwrap();
    assert_eq!(result.matches("\"assessment\"").count(), 3);
    assert_eq!(job.poll(), Progress { done: 3, total: 3, over: true });
}

#[test]
fn a_job_is_cancelled_by_any_thread() {
    let job =
        Job::start(line().repeat(500).as_bytes(), None, &JobOptions { threads: 1, ..Default::default() }).unwrap();
    thread::scope(|scope| {
        scope.spawn(|| job.cancel());
        while !job.wait(Duration::from_millis(50)).over {}
    });
    assert_eq!(job.result().unwrap_err().status(), Status::Stopped);
    let dropped = Job::start(line().repeat(500).as_bytes(), None, &Default::default()).unwrap();
    drop(dropped); // cancels and waits
}
