<?php

declare(strict_types=1);

require __DIR__ . '/harness.php';

use Riskrule\{Expression, Format, Job, Limits, Matter, Model, Pack, Questions, Status};

/** It is refused, by a diagnostic of that code. */
function refused(callable $use, string $code): void
{
    $error = thrown($use);
    same([Status::BadArgument, $code], [$error->status, $error->diagnostics[0]->code]);
    holds($error->getMessage() !== '', 'it says why');
}

run([
    'use after close is an error, closing twice is none' => function () {
        $matter = Matter::read(songjiang());
        $pack = Pack::builtin('cn');
        $assessment = $matter->assess($pack);
        $expression = Expression::compile('1');
        $call = $expression->call();
        $job = Job::assess('');
        foreach ([$matter, $pack, $assessment, $expression, $call, $job] as $handle) {
            same(false, $handle->isClosed());
            $handle->close();
            $handle->close();
            same(true, $handle->isClosed());
        }
        $open = Matter::read(songjiang());
        foreach ([
            fn () => $matter->write(), fn () => $matter->part(''), fn () => $matter->assess(),
            fn () => Questions::explore($matter), fn () => $pack->id(), fn () => $pack->dutyCount(),
            fn () => $pack->write(), fn () => $pack->test(), fn () => $open->assess($pack),
            fn () => Questions::explore($open, $pack), fn () => Job::assess('', $pack),
            fn () => $assessment->grade(), fn () => $assessment->findings(), fn () => $assessment->explain(),
            fn () => $assessment->part(''), fn () => $assessment->render($open),
            fn () => Questions::compare(Format::Json, $assessment, $assessment), fn () => $expression->evaluate(),
            fn () => $expression->call(), fn () => $call->set(0, 1), fn () => $call->run(), fn () => $call->kind(),
            fn () => $job->poll(), fn () => $job->wait(0), fn () => $job->cancel(), fn () => $job->result(),
        ] as $use) {
            refused($use, 'php.closed');
        }
    },
    'a handle outlives what it was made from' => function () {
        $matter = Matter::read(songjiang());
        $assessment = $matter->assess(Pack::builtin('cn.shanghai'));
        unset($matter);
        holds($assessment->explain() !== '', 'it needs neither');
    },
    'handles are not cloned, serialized or made by hand' => function () {
        $matter = Matter::read(songjiang());
        refused(fn () => clone $matter, 'php.argument');
        refused(fn () => serialize($matter), 'php.argument');
        refused(fn () => unserialize('O:15:"Riskrule\Matter":0:{}'), 'php.argument');
        thrown(fn () => new Matter(), Error::class);
        $empty = (new ReflectionClass(Matter::class))->newInstanceWithoutConstructor();
        refused(fn () => $empty->write(), 'php.closed');
        holds($matter->write() !== '', 'the original is still there');
    },
    'what is no handle of that type is refused' => function () {
        $matter = Matter::read(songjiang());
        thrown(fn () => $matter->assess($matter), TypeError::class);
        thrown(fn () => Questions::followUp(null, $matter->assess()), TypeError::class);
        thrown(fn () => Questions::similar($matter, $matter->assess(), [[$matter, $matter]]), TypeError::class);
        thrown(fn () => Matter::read(null), TypeError::class);
    },
    'what C would take for something else is refused' => function () {
        $matter = Matter::read(songjiang());
        foreach ([
            fn () => Matter::read('{}', "a\0b"), fn () => Pack::builtin("cn\0"), fn () => $matter->part("/a\0"),
            fn () => $matter->assess(asOf: "2024-01-31\0"), fn () => Expression::compile('a', ["a\0b" => null]),
            fn () => $matter->assess(limits: new Limits(steps: -1)),
            fn () => $matter->assess(limits: new Limits(diagnostics: 2 ** 32)),
            fn () => Questions::explore($matter, draws: -1), fn () => Job::assess('', threads: -1),
        ] as $use) {
            refused($use, 'php.argument');
        }
    },
    'a call refuses inputs that it has not, values that are none and results of another kind' => function () {
        $call = Expression::compile('a', ['a' => null])->call();
        foreach ([
            fn () => $call->set(1, 5), fn () => $call->set(-1, 5), fn () => $call->set(1, null), fn () => $call->set(0, NAN),
            fn () => $call->set(0, INF), fn () => $call->set(0, "\xe4\xbd"), fn () => $call->setNumber(0, ''),
            fn () => $call->setNumber(0, '1x'), fn () => $call->setNumber(0, "1\0"), fn () => $call->setDate(0, 2023, 2, 29),
            fn () => $call->setDate(0, 2 ** 32 + 2024, 1, 1),
        ] as $use) {
            refused($use, 'php.argument');
        }
        same(Status::BadInput, thrown(fn () => $call->setJson(0, '{'))->status);
        $call->set(0, 'text');
        $call->run();
        foreach ([fn () => $call->number(), fn () => $call->boolean(), fn () => $call->date()] as $use) {
            refused($use, 'php.kind');
        }
        same('text', $call->text());
    },
    'bad input has every reason, with its place' => function () {
        $error = thrown(fn () => Matter::read("{\"id\": \"m\",\n \"titel\": \"错\", \"city\": 5}", 'bad.json'));
        same(Status::BadInput, $error->status);
        holds(count($error->diagnostics) >= 2, 'all of them');
        $first = $error->diagnostics[0];
        same(
            ['error', 'json.unknown_member', 'bad.json', 2, 2, '/titel', 'title'],
            [$first->severity, $first->code, $first->file, $first->line, $first->column, $first->pointer, $first->guess],
        );
        holds(str_contains($error->getMessage(), 'bad.json:2:2'), 'the message has the place');
        same(Status::BadInput, thrown(fn () => Matter::read("\"\xe4\xbd"))->status); // cut UTF-8
        thrown(fn () => Pack::builtin('cn.shanghia'));
        thrown(fn () => Matter::read(songjiang())->assess(asOf: '2024-02-30'));
        thrown(fn () => Model::load(''));
    },
    'what nobody holds is freed' => function () {
        $resident = fn () => (int) preg_replace('/.*VmRSS:\s*(\d+).*/s', '$1', file_get_contents('/proc/self/status'));
        $text = songjiang();
        $round = function () use ($text) {
            for ($i = 0; $i < 2000; ++$i) {
                Matter::read($text);
                try {
                    Pack::builtin('nowhere');
                } catch (Riskrule\RiskruleException) {
                }
            }
        };
        $round();
        $before = $resident();
        for ($i = 0; $i < 4; ++$i) {
            $round();
        }
        $grown = $resident() - $before;
        holds($grown * 1024 < 1000 * strlen($text), "$grown kB more after 8000 matters of " . strlen($text) . ' bytes');
    },
]);
