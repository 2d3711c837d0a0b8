<?php

declare(strict_types=1);

// opcache.preload of a web server, beside ffi.preload = src/riskrule.cdef: with ffi.enable=preload, which is PHP's default,
// FFI works in preloaded files alone. The library is opened by its name, libriskrule.so.1, so the system's loader must find it.
require __DIR__ . '/autoload.php';
foreach (glob(__DIR__ . '/src/*.php') as $file) {
    class_exists('Riskrule\\' . basename($file, '.php'));
}
