<?php

// The package for PHP as a driver of bench/doors.

declare(strict_types=1);

require __DIR__ . '/../../../bindings/php/autoload.php';

use Riskrule\{Expression, Format, Matter};

/** @return array{Closure(int): string, Closure(string): mixed} evaluates; what the answer is as a case has it */
function ready(array $work): array
{
    if (isset($work['feel'])) {
        $call = Expression::compile($work['feel'], ['likelihood' => null, 'impact' => null])->call();
        $digits = fn (array $in): array => [json_encode($in['likelihood']), json_encode($in['impact'])];
        $rows = array_map($digits, array_column($work['cases'], 'in'));
        $evaluate = function (int $i) use ($call, $rows): string {
            $call->setNumber(0, $rows[$i][0]);
            $call->setNumber(1, $rows[$i][1]);
            return $call->run()->numberText();
        };
        return [$evaluate, fn (string $found): float => (float) $found];
    }
    $json = $work['cases'][0]['in']['matter'];
    $evaluate = function (int $i) use ($json): string {
        $matter = Matter::read($json);
        return $matter->assess()->render($matter, Format::Json);
    };
    return [$evaluate, fn (string $found): string => $found];
}

/** @return array{?Closure(int): string, int, array} evaluates; the ring; the answer to the command */
function load(string $path): array
{
    try {
        $work = json_decode(file_get_contents($path), true, flags: JSON_THROW_ON_ERROR);
        $started = hrtime(true);
        [$evaluate, $plain] = ready($work);
        $loaded = hrtime(true) - $started;
        foreach ($work['cases'] as $i => $one) {
            $found = $plain($evaluate($i));
            if ($found !== $one['out']) {
                return [null, 0, ['differs' => ['in' => $one['in'], 'expected' => $one['out'], 'found' => $found]]];
            }
        }
        $ring = count($work['cases']);
        return [$evaluate, $ring, ['checked' => $ring, 'load_ns' => $loaded]];
    } catch (Throwable $error) {
        return [null, 0, ['error' => $error->getMessage()]];
    }
}

function measure(Closure $evaluate, int $ring, float $budget): array
{
    for ($count = 1, $i = 0;;) {
        $started = hrtime(true);
        for ($n = 0; $n < $count; ++$n) {
            $evaluate($i);
            $i = $i + 1 === $ring ? 0 : $i + 1;
        }
        $spent = hrtime(true) - $started;
        if ($spent >= $budget * 0.8) {
            return ['ns' => $spent / $count, 'count' => $count];
        }
        $count = (int) ceil($count * min(max($budget / max($spent, 100), 1.3), 64));
    }
}

[$evaluate, $ring] = [null, 0];
while (($line = fgets(STDIN)) !== false) {
    $words = explode(' ', trim($line));
    if ($words[0] === 'load') {
        [$evaluate, $ring, $answer] = load($words[1]);
    } elseif ($words[0] === 'time' && $evaluate !== null) {
        $answer = measure($evaluate, $ring, (float) $words[1] * 1e6);
    } else {
        $answer = ['error' => 'unknown command, or nothing is loaded'];
    }
    echo json_encode($answer), "\n";
}
