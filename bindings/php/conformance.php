<?php
// Runs the conformance cases (RISKRULE_CONFORMANCE, else tests/conformance) through this package, from the repository's root.
declare(strict_types=1);

use Riskrule\{Assessment, Expression, Format, Library, Matter, Mode, Model, Native, Pack, RiskruleException};

require __DIR__ . '/autoload.php';

function matter(array $case): Matter
{
    return Matter::read(file_get_contents($case['matter']), $case['matter']);
}

function assessment(array $case, Matter $matter): Assessment
{
    $pack = isset($case['pack']) ? Pack::builtin($case['pack']) : null;
    return $matter->assess($pack, $case['as_of'] ?? null);
}

function report(array $case): string
{
    $matter = matter($case);
    $assessment = assessment($case, $matter);
    $format = array_search($case['format'], ['json', 'text', 'markdown', 'html'], true);
    if ($format === false) { // the enumeration can not say it: what does the C ABI say?
        return Native::text('render', $matter->raw(), $assessment->raw(), -1);
    }
    return $assessment->render($matter, Format::from($format));
}

function output(array $case): string
{
    return match ($case['call']) {
        'assess' => report($case),
        'explain' => assessment($case, matter($case))->explain($case['duty'] ?? null),
        'write' => matter($case)->write(),
        'feel' => Expression::compile(
            $case['expression'],
            array_fill_keys(array_keys(json_decode($case['inputs_text'], true)), null),
            $case['mode'] === 'strict' ? Mode::Strict : Mode::Standard,
        )->evaluateText($case['inputs_text']),
        'model' => Model::load(file_get_contents($case['model']), $case['model'])
            ->evaluateText($case['decision'], $case['inputs_text']),
        'check' => Library::check(file_get_contents($case['file']), $case['file']),
        'schema' => Library::schema($case['type']),
    };
}

$files = glob((getenv('RISKRULE_CONFORMANCE') ?: 'tests/conformance') . '/cases/*.json');
$lines = '';
$failed = 0;
foreach ($files as $file) {
    $case = json_decode(file_get_contents($file), true, 512, JSON_THROW_ON_ERROR);
    try {
        [$status, $output] = ['ok', output($case)];
    } catch (RiskruleException $error) {
        [$status, $output] = [$error->status->word(), $error->json];
    }
    $digest = hash('sha256', $output);
    $lines .= "{$case['name']} $digest\n";
    if ([$status, $digest] !== [$case['status'], $case['digest']]) {
        ++$failed;
        fwrite(STDERR, "{$case['name']}: expected {$case['status']} {$case['digest']}, found $status $digest\n");
    }
}
printf("php %s (FFI): %d cases, digest %s\n", PHP_VERSION, count($files), hash('sha256', $lines));
exit($failed === 0 && $files !== [] ? 0 : 1);
