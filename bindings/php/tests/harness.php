<?php
// What the tests need: closures by name, and what holds in them. `run` prints what failed and the last line.
declare(strict_types=1);

require __DIR__ . '/../autoload.php';

const ROOT = __DIR__ . '/../../..';

final class NotSo extends RuntimeException
{
}

function same(mixed $expected, mixed $found): void
{
    if ($expected !== $found) {
        throw new NotSo('expected ' . var_export($expected, true) . ', found ' . var_export($found, true));
    }
}

function holds(bool $what, string $sentence): void
{
    if (!$what) {
        throw new NotSo("does not hold: $sentence");
    }
}

/** Runs it; what it throws, which must be of that class. */
function thrown(callable $use, string $class = Riskrule\RiskruleException::class): Throwable
{
    try {
        $use();
    } catch (Throwable $error) {
        holds($error instanceof $class, "$class is thrown, not " . $error::class . ': ' . $error->getMessage());
        return $error;
    }
    throw new NotSo("nothing was thrown, expected $class");
}

function songjiang(): string
{
    return file_get_contents(ROOT . '/seeds/matters/songjiang-quality-2024.json');
}

/** The output of another PHP with these arguments. */
function php(string ...$arguments): string
{
    $command = implode(' ', array_map('escapeshellarg', [PHP_BINARY, ...$arguments]));
    exec("cd " . escapeshellarg(ROOT) . " && $command 2>&1", $lines, $status);
    return implode("\n", $lines) . ($status === 0 ? '' : "\nstatus $status");
}

/** @param array<string, callable> $tests */
function run(array $tests): never
{
    $failed = 0;
    foreach ($tests as $name => $test) {
        try {
            $test();
        } catch (Throwable $error) {
            ++$failed;
            $where = basename($error->getFile()) . ':' . $error->getLine();
            echo "FAILED $name ($where, ", $error::class, "): {$error->getMessage()}\n{$error->getTraceAsString()}\n";
        }
    }
    printf("%d passed, %d failed\n", count($tests) - $failed, $failed);
    exit($failed === 0 ? 0 : 1);
}
