//! Input that nobody would write: right and wrong structs, changed at random, through the three derives.
//!
//! Of every input it must hold that no derive panics or overflows a default stack, none takes longer than
//! [`TIME_LIMIT`], what is written parses as items, what is wrong yields a `compile_error!`, and the same input yields
//! the same output twice. `cargo xtask test --property` runs a hundred times as many.
//!
//! A run is a seed, and the inputs are made from this number and those after it, so that one number is enough to make a
//! failure again, `cargo xtask test --property --seed N`, as long as the programs of `tests/ui` stay the same.

mod corpus;
mod mutations;
mod random;
mod shrink;
mod tree;

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use std::{env, thread};

use proc_macro2::TokenStream;
use syn::DeriveInput;

use self::random::Random;
use self::tree::{Tree, from_tokens, to_tokens};
use super::{DERIVES, verdict};
use crate::check::rules;
use crate::kind::Derive;
use crate::{derive, tests};

/// For one input with all its derives; the largest, of ten thousand attributes, take a tenth of it without optimization.
const TIME_LIMIT: Duration = Duration::from_secs(30);

/// As many inputs share a thread, whose name is all that an overflow of its stack leaves behind.
const PER_THREAD: u64 = 500;

/// What became of some inputs.
#[derive(Default)]
struct Tally {
    inputs: u64,
    /// Inputs that are no item, which rustc does not let through to a derive.
    no_item: u64,
    /// How often a derive found nothing wrong.
    right: usize,
    slowest: Duration,
}

impl Tally {
    fn add(&mut self, other: &Self) {
        self.inputs += other.inputs;
        self.no_item += other.no_item;
        self.right += other.right;
        self.slowest = self.slowest.max(other.slowest);
    }
}

#[test]
fn mutations() {
    let number = |name: &str| env::var(name).ok().map(|text| text.parse::<u64>().expect("a number"));
    let (seed, inputs) = (number("MUTATIONS_SEED").unwrap_or(1), number("MUTATIONS").unwrap_or(100_000));
    let corpus = Arc::new(corpus::read());
    let (next, tally) = (AtomicU64::new(0), Mutex::new(Tally::default()));
    let begin = Instant::now();
    let workers = thread::available_parallelism().map_or(1, usize::from);
    thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let first = next.fetch_add(PER_THREAD, Ordering::Relaxed);
                    if first >= inputs {
                        return;
                    }
                    let seeds = (first..inputs.min(first + PER_THREAD)).map(|at| seed.wrapping_add(at));
                    let some = on_a_thread(seeds.collect(), &corpus);
                    tally.lock().expect("no worker panics while it counts").add(&some);
                }
            });
        }
    });
    let Tally { inputs, no_item, right, slowest } = tally.into_inner().expect("no worker panicked");
    println!(
        "{inputs} inputs from seed {seed} in {:.0?}: {no_item} were no item, of {} derives {right} were right; the slowest \
         took {slowest:.1?}",
        begin.elapsed(),
        (inputs - no_item) * 3,
    );
    assert!(no_item < inputs / 2, "the mutations break Rust's grammar more often than ours");
    assert!(inputs < 1_000 || right as u64 > inputs / 4, "hardly an input gets past the rules");
}

/// Runs some inputs on a thread with the default stack, and waits for each no longer than the limit.
fn on_a_thread(seeds: Vec<u64>, corpus: &Arc<Vec<String>>) -> Tally {
    let (sender, done) = mpsc::channel();
    let (first, corpus) = (seeds[0], Arc::clone(corpus));
    let mut waiting = seeds.clone().into_iter();
    let thread = thread::Builder::new().name(format!("inputs from --seed {first}"));
    let thread = thread.spawn(move || run(&seeds, &corpus, &sender)).expect("a thread");
    loop {
        match done.recv_timeout(TIME_LIMIT) {
            Ok(()) => drop(waiting.next()),
            Err(RecvTimeoutError::Disconnected) => break,
            Err(RecvTimeoutError::Timeout) => {
                let seed = waiting.next().unwrap_or(first);
                panic!("an input takes longer than {TIME_LIMIT:?}: run it alone with `--seed {seed} --inputs 1`")
            }
        }
    }
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

/// Runs some inputs; says so after each.
fn run(seeds: &[u64], corpus: &[String], done: &Sender<()>) -> Tally {
    // tokens stay on their thread
    let corpus: Vec<_> = corpus.iter().map(|code| from_tokens(tests::tokens(code))).collect();
    let mut tally = Tally { inputs: seeds.len() as u64, ..Tally::default() };
    for &seed in seeds {
        let (input, begin) = (input(seed, &corpus), Instant::now());
        match broken(&input) {
            Ok(None) => tally.no_item += 1,
            Ok(Some(right)) => tally.right += right,
            Err(property) => fail(seed, input, &property),
        }
        tally.slowest = tally.slowest.max(begin.elapsed());
        let _ = done.send(());
    }
    tally
}

/// The input of a seed: one of the corpus, changed in a few places.
fn input(seed: u64, corpus: &[Vec<Tree>]) -> Vec<Tree> {
    let mut random = Random::new(seed);
    let mut input = random.pick(corpus).clone();
    for _ in 0..=random.below(5) {
        mutations::mutate(&mut input, corpus, &mut random);
    }
    input
}

/// How many of the derives find the input right, if it is an item; or which property does not hold.
fn broken(input: &[Tree]) -> Result<Option<usize>, String> {
    let tokens = to_tokens(input);
    let all = || {
        let item = derive::parse(tokens.clone()).ok();
        let right = DERIVES.iter().try_fold(0, |right, derive| {
            let one = one(&tokens, item.as_ref(), *derive).map_err(|property| format!("{derive:?}: {property}"))?;
            Ok::<_, String>(right + usize::from(one))
        })?;
        Ok(item.map(|_| right))
    };
    catch_unwind(AssertUnwindSafe(all)).unwrap_or_else(|_| Err("a derive panics".to_owned()))
}

/// Whether one derive finds the input right.
fn one(input: &TokenStream, item: Option<&DeriveInput>, derive: Derive) -> Result<bool, String> {
    let run = match derive {
        Derive::Model => derive::model,
        Derive::BelongsToOne => derive::belongs_to_one,
        Derive::HasOne => derive::has_one,
    };
    let output = run(input.clone());
    let written = output.to_string();
    if written != run(input.clone()).to_string() {
        return Err("the same input yields another output".to_owned());
    }
    if let Err(error) = syn::parse2::<syn::File>(output) {
        return Err(format!("the output does not parse: {error}"));
    }
    let right = item.is_some_and(|item| verdict(item, derive, &rules(derive)).count == 0);
    if !right && !written.contains("compile_error") {
        return Err("there are errors, and no `compile_error!`".to_owned());
    }
    Ok(right)
}

/// Panics with the input made smaller.
fn fail(seed: u64, input: Vec<Tree>, property: &str) -> ! {
    let same = |other: &[Tree]| broken(other).is_err_and(|it| first_words(&it) == first_words(property));
    let smaller = shrink::shrink(input, same);
    let shown: String = to_tokens(&smaller).to_string().chars().take(4_000).collect();
    panic!("{property}\nthe input of `--seed {seed}`, made smaller:\n{shown}")
}

fn first_words(text: &str) -> String {
    text.split(' ').take(4).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_failing_input_is_made_smaller() {
    let input = tree::from_tokens(tests::tokens("#[a(b, c(d, e), f)] struct G { h: i32, i: Box<u8> }"));
    let has_e = |input: &[Tree]| to_tokens(input).to_string().contains('e');
    assert_eq!(to_tokens(&shrink::shrink(input, has_e)).to_string(), "e");
}
