//! Finds libriskrule: in the folder `RISKRULE_LIB_DIR`, else by pkg-config.

use std::{env, process::Command};

fn main() {
    println!("cargo:rerun-if-env-changed=RISKRULE_LIB_DIR");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG");
    println!("cargo:rerun-if-env-changed=PKG_CONFIG_PATH");
    match env::var("RISKRULE_LIB_DIR") {
        Ok(folder) => println!("cargo:rustc-link-search=native={folder}"),
        Err(_) => by_pkg_config(),
    }
    println!("cargo:rustc-link-lib=dylib=riskrule");
}

fn by_pkg_config() {
    let program = env::var("PKG_CONFIG").unwrap_or_else(|_| "pkg-config".into());
    let answer = Command::new(&program).args(["--libs-only-L", "riskrule"]).output().unwrap_or_else(|error| {
        panic!("{program} does not run ({error}); RISKRULE_LIB_DIR names the folder of libriskrule")
    });
    if !answer.status.success() {
        let reason = String::from_utf8_lossy(&answer.stderr);
        panic!("{program} does not find riskrule; RISKRULE_LIB_DIR names its folder, or PKG_CONFIG_PATH that of riskrule.pc\n{reason}");
    }
    for folder in String::from_utf8_lossy(&answer.stdout).split_whitespace() {
        println!("cargo:rustc-link-search=native={}", folder.trim_start_matches("-L"));
    }
}
