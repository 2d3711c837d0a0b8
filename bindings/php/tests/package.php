<?php

declare(strict_types=1);

require __DIR__ . '/harness.php';

const PACKAGE = ROOT . '/bindings/php';

/** One page of a web server with PHP's default of FFI: `$settings` are options of the server. */
function page(string $script, array $settings): string
{
    $folder = ROOT . '/build/php/site';
    is_dir($folder) || mkdir($folder, 0777, true);
    file_put_contents("$folder/index.php", $script);
    $socket = stream_socket_server('tcp://127.0.0.1:0');
    $address = stream_socket_get_name($socket, false);
    fclose($socket);
    $command = [PHP_BINARY, ...$settings, '-S', $address, '-t', $folder];
    $server = proc_open($command, [1 => ['file', "$folder/server.log", 'w'], 2 => ['file', "$folder/server.log", 'a']], $pipes);
    try {
        for ($i = 0; $i < 200; ++$i) {
            $page = @file_get_contents("http://$address/index.php");
            if ($page !== false) {
                return $page;
            }
            usleep(50_000);
        }
        throw new NotSo('the server does not answer: ' . file_get_contents("$folder/server.log"));
    } finally {
        proc_terminate($server);
        proc_close($server);
    }
}

run([
    'src/riskrule.cdef is made from the header' => fn () => same('', trim(php(PACKAGE . '/tools/make_cdef.php', '--check'))),
    'every function of the header is exported by the library' => function () {
        preg_match_all('/(riskrule_\w+)\(/', file_get_contents(ROOT . '/include/riskrule/riskrule.h'), $header);
        preg_match_all('/(riskrule_\w+)\(/', file_get_contents(PACKAGE . '/src/riskrule.cdef'), $declared);
        holds(count($declared[1]) > 80, 'there are many');
        foreach ($declared[1] as $name) {
            holds(in_array($name, $header[1], true), "$name is in the header");
            Riskrule\Native::ffi()->$name; // throws if it is not there
        }
    },
    'composer.json maps the namespace to the files' => function () {
        $composer = json_decode(file_get_contents(PACKAGE . '/composer.json'), true, 512, JSON_THROW_ON_ERROR);
        same(['Riskrule\\' => 'src/'], $composer['autoload']['psr-4']);
        foreach (glob(PACKAGE . '/src/*.php') as $file) {
            $name = 'Riskrule\\' . basename($file, '.php');
            holds(class_exists($name) || enum_exists($name), "$name is in its file");
        }
    },
    "the README's example runs" => function () {
        preg_match('/```php\n<\?php\n(.*?)```/s', file_get_contents(PACKAGE . '/README.md'), $example);
        $printed = php('-r', "require 'bindings/php/autoload.php';\n" . $example[1]);
        holds(str_starts_with($printed, "低 asserted\n"), $printed);
        holds(!str_contains($printed, 'status'), 'without an error');
    },
    'without the library the reason is told' => function () {
        $script = "putenv('RISKRULE_LIBRARY=/nowhere.so'); require 'bindings/php/autoload.php'; Riskrule\\Library::version();";
        holds(str_contains(php('-r', $script), '/nowhere.so can not be loaded'), 'with the path');
    },
    'a web server may use it once it is preloaded, and may not before' => function () {
        $script = "<?php require_once '" . PACKAGE . "/autoload.php';\n"
            . "try { echo Riskrule\\Matter::read('{\"id\": \"m\", \"title\": \"低\", \"jurisdiction\": \"310000\"}')->part('/title'); }\n"
            . "catch (Throwable \$error) { echo \$error->getMessage(); }";
        $options = fn (string ...$settings) => array_merge(...array_map(fn ($one) => ['-d', $one], $settings));
        $default = $options('ffi.enable=preload');
        $user = posix_getpwuid(posix_geteuid())['name'];
        $preload = ['ffi.preload=' . PACKAGE . '/src/riskrule.cdef', 'opcache.preload=' . PACKAGE . '/preload.php'];
        $preloaded = $options('ffi.enable=preload', 'opcache.enable=1', "opcache.preload_user=$user", ...$preload);
        same('"低"', trim(page($script, $preloaded)));
        holds(str_contains(page($script, $default), 'restricted'), 'FFI is restricted there');
    },
]);
