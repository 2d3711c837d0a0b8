"""Conan 2 recipe. Not executed by the tests, which only read it."""
from pathlib import Path

from conan import ConanFile
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy


class Riskrule(ConanFile):
    name = "riskrule"
    version = "0.2.0"
    license = "Apache-2.0"
    description = "Exact, explained assessments of major administrative decisions"
    settings = "os", "compiler", "build_type", "arch"
    options = {"tools": [True, False], "fPIC": [True, False]}
    default_options = {"tools": False, "fPIC": True}

    def export_sources(self):
        root = Path(self.recipe_folder).parents[1]
        for part in ("CMakeLists.txt", "LICENSE", "cmake/*", "include/*", "lib/*", "bindings/cli/*", "seeds/*"):
            copy(self, part, src=root, dst=self.export_sources_folder)

    def requirements(self):
        self.requires("abseil/20230125.3")
        self.requires("boost/1.81.0", transitive_headers=True)
        self.requires("pugixml/1.13")
        self.requires("re2/20230301")
        self.requires("intelrdfpmathlib/2.0.2")
        if self.options.tools:
            self.requires("cli11/2.3.2")

    def validate(self):
        check_min_cppstd(self, 20)

    def layout(self):
        cmake_layout(self)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.cache_variables["RISKRULE_CLI"] = bool(self.options.tools)
        toolchain.cache_variables["RISKRULE_C"] = True
        toolchain.cache_variables["RISKRULE_TESTS"] = False
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def package(self):
        CMake(self).install()

    def package_info(self):
        self.cpp_info.set_property("cmake_find_mode", "none")  # the library's own riskrule-config.cmake is used
        self.cpp_info.builddirs = ["lib/cmake/riskrule"]
        self.cpp_info.set_property("pkg_config_name", "riskrule")
