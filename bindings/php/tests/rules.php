<?php

declare(strict_types=1);

require __DIR__ . '/harness.php';

use Riskrule\{Call, Expression, IndexVariant, Job, Kind, Library, Limits, Matter, Mode, Model, Pack, Status};

function matters(int $count): string
{
    return str_repeat(json_encode(json_decode(songjiang()), JSON_PRESERVE_ZERO_FRACTION) . "\n", $count);
}

run([
    'an expression: values for ease, text for exactness' => function () {
        $product = Expression::compile('p * q <= 0.04', ['p' => 'number', 'q' => 'number'], Mode::Strict);
        same(true, $product->evaluate(['p' => 0.2, 'q' => 0.2])); // false in floats
        $sum = Expression::compile('a + b', ['a' => null, 'b' => null]);
        $exact = $sum->evaluateText('{"a": 0.1, "b": 0.2000000000000000000000000000000001}');
        same('0.3000000000000000000000000000000001', trim($exact));
        same('中文', Expression::compile('"中" + "文"')->evaluate());
        same(null, $sum->evaluate());
    },
    'a call takes and gives values without JSON' => function () {
        $call = Expression::compile('a', ['a' => null, 'b' => null])->call();
        same(Kind::Null, $call->kind()); // before the first run
        $set = function (mixed $value) use ($call): Call {
            $call->set(0, $value);
            return $call->run();
        };
        same([Kind::Null, 'null'], [$set(null)->kind(), $call->json()]);
        same(true, $set(true)->boolean());
        foreach (['城市更新\0𠀀', '', str_repeat('长', 5000)] as $text) {
            same($text, $set($text)->text());
        }
        foreach ([0, -7, PHP_INT_MAX, PHP_INT_MIN, 0.1, -2.5e-7, 5e-324, 1.7976931348623157e308, 0.1 + 0.2] as $number) {
            same($number, $set($number)->number());
        }
        $call->setDate(0, 2024, 2, 29);
        same([2024, 2, 29], $call->run()->date());
        $call->setJson(0, '[1, {"a": "b"}]');
        same(Kind::Other, $call->run()->kind());
        same([1, ['a' => 'b']], json_decode($call->json(), true));
        holds(str_starts_with($call->feel(), '[1, {'), $call->feel());
        $call->setNumber(0, '0.3000000000000000000000000000000001');
        same('0.3000000000000000000000000000000001', $call->run()->numberText());
    },
    'a call keeps its inputs and its expression, and tells why it is null' => function () {
        $call = Expression::compile('a + b', ['a' => null, 'b' => null])->call();
        $call->set(0, 0.1);
        $call->set(1, 0.2);
        same('0.3', $call->run()->numberText()); // not so in floats
        $call->set(1, 'text');
        same(Kind::Null, $call->run()->kind());
        holds($call->reason() !== '', 'a reason');
        $long = Expression::compile('count(for i in 1..100000 return i)', limits: new Limits(steps: 1000))->call();
        $error = thrown(fn () => $long->run());
        same([Status::Stopped, 'limit.steps'], [$error->status, $error->diagnostics[0]->code]);
    },
    'an expression that does not compile says where' => function () {
        $error = thrown(fn () => Expression::compile("人数 +\n 人书", ['人数' => 'number'], Mode::Strict, 'rule.feel'));
        $first = $error->diagnostics[0];
        same([Status::BadInput, 'rule.feel', 2, 2], [$error->status, $first->file, $first->line, $first->column]);
    },
    'limits stop what takes too long' => function () {
        $long = Expression::compile('count(for i in 1..100000 return i)', limits: new Limits(steps: 1000));
        $error = thrown(fn () => $long->evaluate());
        same([Status::Stopped, 'limit.steps'], [$error->status, $error->diagnostics[0]->code]);
    },
    'a DMN model is described, evaluated, explained and checked' => function () {
        $model = Model::load(file_get_contents(ROOT . '/tests/conformance/input/opposition.dmn'), 'opposition.dmn');
        same(['等级', '可否决策'], array_column($model->describe()['decisions'], 'name'));
        same('低', $model->evaluate('等级', ['反对率' => 0.05, '无信息' => false])['decisions']['等级']);
        $known = '{"反对率": 0.5, "无信息": false}';
        same(false, json_decode($model->evaluateText(null, $known), true)['decisions']['可否决策']);
        holds(array_key_exists('explanation', json_decode($model->explain('等级', $known), true)), 'with steps');
        holds($model->check() !== [], 'nothing is said of those who were not told');
        thrown(fn () => Model::load('<definitions'));
    },
    'methods of the core' => function () {
        holds(str_contains(Library::degree(Pack::builtin('method.index-b'), 'high', 'high'), '"degree"'), 'degree');
        $factors = '{"factors": [{"name": "a", "weight": 1, "likelihood": 0.2, "impact": 0.2}]}';
        holds(str_contains(Library::index(IndexVariant::Product, $factors), '0.04'), 'index');
        $weights = Library::weights('{"judgements": [[1, 1], [1, 1]], "method": "geometric_mean", "random_index": "Saaty",'
            . ' "bound": 0.1, "reciprocity": 0.01}');
        same(2, count(json_decode($weights)->weights));
        holds(str_contains(Library::builtins(), 'count'), 'the manual');
    },
    'a job is asked how far it is, and hands out a line for each matter' => function () {
        $job = Job::assess(matters(20) . "{\"id\": 5}\n", asOf: '2024-01-31', threads: 2);
        $done = 0;
        foreach ($job->progress(1) as $now) {
            holds($now->done >= $done && $now->total === 21, 'it goes on');
            $done = $now->done;
        }
        same([21, true], [$done, $now->over]);
        $results = array_map(fn ($line) => json_decode($line, true), explode("\n", rtrim($job->result())));
        same(range(1, 21), array_column($results, 'line'));
        $alone = Matter::read(songjiang())->assess(asOf: '2024-01-31');
        same(json_decode($alone->part(''), true), $results[0]['assessment']);
        holds($results[20]['problems'] !== [], 'the last one is bad');
    },
    'a cancelled job is stopped, and closing one that works is harmless' => function () {
        $job = Job::assess(matters(5000));
        $job->cancel();
        same(Status::Stopped, thrown(fn () => $job->result())->status);
        Job::assess(matters(1000))->close();
    },
]);
