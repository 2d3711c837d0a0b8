<?php

declare(strict_types=1);

require __DIR__ . '/harness.php';

use Riskrule\{Diagnostic, Finding, Format, Library, Matter, Model, Pack, Questions};

run([
    'a matter is read, written and read in part' => function () {
        $matter = Matter::read(songjiang(), 'songjiang.json');
        same(json_decode(songjiang())->id, json_decode($matter->write())->id);
        same($matter->write(), Matter::read($matter->write())->write());
        same(json_decode(songjiang())->title, json_decode($matter->part('/title')));
        same($matter->write(), $matter->part(''));
    },
    'an assessment says what it found' => function () {
        $assessment = Matter::read(songjiang())->assess(asOf: '2024-01-31');
        same(['低', 'asserted'], [$assessment->grade(), $assessment->gradeOrigin()]);
        $findings = $assessment->findings();
        $open = array_values(array_filter($findings, fn (Finding $one) => $one->duty === 'comment-period'))[0];
        same(['cannot_tell', ['/consultations/0/closed']], [$open->verdict, $open->missing]);
        $written = json_decode($assessment->part('/findings'), true);
        same(array_column($written, 'duty'), array_map(fn (Finding $one) => $one->duty, $findings));
        same(array_column($written, 'verdict'), array_map(fn (Finding $one) => $one->verdict, $findings));
        foreach ($findings as $one) {
            holds($one->says !== '' && $one->basis !== [], "$one->duty says what it asks, and by which clause");
        }
        $outcome = json_decode($assessment->part('/outcome'));
        same([$outcome->permission, $outcome->says], [$assessment->permission(), $assessment->outcome()]);
    },
    'a report comes in four formats, an explanation in words' => function () {
        $matter = Matter::read(songjiang());
        $assessment = $matter->assess();
        holds(stripos($assessment->render($matter, Format::Html), '<!DOCTYPE html>') === 0, 'HTML');
        holds(str_starts_with($assessment->render($matter), '#'), 'Markdown');
        holds(str_contains($assessment->render($matter, Format::Text), '低'), 'text');
        same($assessment->part(''), $assessment->render($matter, Format::Json));
        holds(str_contains($assessment->explain('comment-period'), 'closed'), 'it names what is missing');
        holds(strlen($assessment->explain()) > strlen($assessment->explain('comment-period')), 'everything is more');
    },
    'packs: built in, chosen, loaded with their parents' => function () {
        holds(in_array('cn.shanghai', Pack::ids(), true), 'Shanghai is built in');
        $matter = Matter::read(songjiang());
        $shanghai = Pack::builtin('cn.shanghai');
        same('cn.shanghai', $shanghai->id());
        holds($shanghai->dutyCount() > Pack::builtin('cn')->dutyCount(), 'it has duties of its own');
        holds($shanghai->bindingCount() <= $shanghai->dutyCount(), 'not all need bind');
        same($matter->assess()->part(''), $matter->assess(Pack::choose($matter))->part(''));
        holds(count(json_decode($shanghai->write())) >= 2, 'with the country');
        foreach (Pack::builtin('cn')->test() as $test) {
            holds($test['passed'], "{$test['duty']}: {$test['name']}");
        }
        $named = fn (string $path, string $pattern) => preg_replace($pattern, '$1"land"', file_get_contents(ROOT . $path));
        $country = $named('/seeds/packs/cn.json', '/("pack": )"cn"/');
        $child = $named('/seeds/packs/cn.shanghai.json', '/("(?:extends|overrides)": )"cn"/');
        same($shanghai->dutyCount(), Pack::load($child, 'child.json', [$country])->dutyCount());
    },
    'DMN is written' => function () {
        $model = Model::load(Pack::builtin('cn.competition')->writeDmn());
        holds($model->describe()['decisions'] !== [], 'tables of a pack');
        thrown(fn () => Pack::builtin('method.index-a')->writeDmn());
        $xml = Model::write('{"name": "m", "uri": "urn:m", "decisions": [{"name": "d", "expression": "1 + 1"}]}');
        same(2, Model::load($xml)->evaluate('d')['decisions']['d']);
        thrown(fn () => Model::write('{}', 'm.json'));
    },
    'questions are answered' => function () {
        $matter = Matter::read(songjiang());
        [$earlier, $later] = [$matter->assess(asOf: '2023-09-01'), $matter->assess(asOf: '2024-01-31')];
        holds(is_object(json_decode(Questions::compare(Format::Json, $earlier, $later))), 'compare');
        holds(Questions::compareVersions($matter, $earlier, $matter, $later) !== '', 'compare versions');
        $measured = Matter::read(file_get_contents(ROOT . '/seeds/matters/example-methods.json'));
        $explore = fn (int $seed) => Questions::explore($measured, Pack::builtin('method.index-b'), seed: $seed, draws: 10);
        same($explore(42), $explore(42));
        holds($explore(42) !== $explore(43), 'the seed counts');
        holds(Questions::followUp($matter, $later, Format::Text) !== '', 'follow up');
        holds(Questions::similar($matter, $later, [[$matter, $earlier]], 1) !== '', 'similar');
        $map = '{"column": "态度", "denominator": "valid", "confidence": "percent_95", "answers": ['
            . '{"answer": "support", "words": ["支持"]}, {"answer": "conditional", "words": ["有条件"]},'
            . '{"answer": "oppose", "words": ["反对"]}]}';
        $survey = Questions::survey("态度\n支持\n反对\n支持\n", $map, 'r.csv', Format::Json);
        same(3, json_decode($survey)->returned);
        thrown(fn () => Questions::compare(Format::Json, $later));
    },
    'a check answers with diagnostics instead of failing' => function () {
        $found = Diagnostic::list(Library::check('{"id": "m", "titel": "t"}', 'm.json'));
        $unknown = array_values(array_filter($found, fn (Diagnostic $one) => $one->code === 'json.unknown_member'));
        same('title', $unknown[0]->guess);
    },
    'the library tells what it is' => function () {
        holds(preg_match('/^\d+\.\d+\.\d+$/', Library::version()) === 1, 'three numbers');
        same([1, true, false], [Library::abiVersion(), Library::hasFeature('jobs'), Library::hasFeature('magic')]);
        holds(str_contains(json_decode(Library::schema('matter'), true)['$schema'], '2020-12'), 'a JSON Schema');
        same('低', Library::fromGb18030("\xb5\xcd"));
        same(2, thrown(fn () => Library::fromGb18030("\n\xff"))->diagnostics[0]->line);
    },
]);
