use std::os::raw::{c_char, c_int, c_void};

pub type riskrule_status = i32;

macro_rules! opaque {
    ($($name:ident)*) => {$(
        #[repr(C)]
        pub struct $name {
            _data: [u8; 0],
            _marker: core::marker::PhantomData<(*mut u8, core::marker::PhantomPinned)>,
        }
    )*};
}

opaque! {
    riskrule_error riskrule_text riskrule_matter riskrule_pack riskrule_assessment riskrule_expression riskrule_call
    riskrule_model riskrule_job riskrule_answer riskrule_risks
}

#[repr(C)]
pub struct riskrule_limits {
    pub struct_size: u32,
    pub json_depth: u32,
    pub json_bytes: u64,
    pub diagnostics: u32,
    pub expression_bytes: u32,
    pub expression_depth: u32,
    pub call_depth: u32,
    pub steps: u64,
    pub list_items: u32,
    pub string_bytes: u32,
    pub arena_bytes: u64,
    pub regex_bytes: i64,
    pub go_on: Option<unsafe extern "C" fn(user: *mut c_void) -> i32>,
    pub user: *mut c_void,
}

#[repr(C)]
pub struct riskrule_host {
    pub struct_size: u32,
    pub reserved: u32,
    pub call: Option<
        unsafe extern "C" fn(
            user: *mut c_void,
            answer: *mut riskrule_answer,
            mapping: *const c_char,
            mapping_length: usize,
            arguments: *const c_char,
            arguments_length: usize,
        ) -> i32,
    >,
    pub now: Option<unsafe extern "C" fn(user: *mut c_void, answer: *mut riskrule_answer) -> i32>,
    pub user: *mut c_void,
}

#[repr(C)]
pub struct riskrule_assess_options {
    pub struct_size: u32,
    pub reserved: u32,
    pub as_of: *const c_char,
    pub limits: *const riskrule_limits,
}

#[repr(C)]
pub struct riskrule_explore_options {
    pub struct_size: u32,
    pub pert: u32,
    pub as_of: *const c_char,
    pub seed: u64,
    pub draws: u64,
    pub spread: u32,
    pub reserved: u32,
    pub limits: *const riskrule_limits,
}

#[repr(C)]
pub struct riskrule_compile_options {
    pub struct_size: u32,
    pub mode: i32,
    pub file: *const c_char,
    pub names: *const *const c_char,
    pub types: *const *const c_char,
    pub name_count: usize,
    pub limits: *const riskrule_limits,
    pub host: *const riskrule_host,
}

#[repr(C)]
pub struct riskrule_model_options {
    pub struct_size: u32,
    pub mode: i32,
    pub file: *const c_char,
    pub imports: *const *const riskrule_model,
    pub import_count: usize,
    pub limits: *const riskrule_limits,
    pub host: *const riskrule_host,
}

#[repr(C)]
pub struct riskrule_column_options {
    pub struct_size: u32,
    pub threads: u32,
    pub scale: i32,
    pub reserved: u32,
    pub limits: *const riskrule_limits,
}

#[repr(C)]
pub struct riskrule_job_options {
    pub struct_size: u32,
    pub threads: u32,
    pub as_of: *const c_char,
    pub file: *const c_char,
    pub limits: *const riskrule_limits,
}

/// The structs of the Arrow C interfaces, as their specification has them.
#[repr(C)]
pub struct ArrowSchema {
    pub format: *const c_char,
    pub name: *const c_char,
    pub metadata: *const c_char,
    pub flags: i64,
    pub n_children: i64,
    pub children: *mut *mut ArrowSchema,
    pub dictionary: *mut ArrowSchema,
    pub release: Option<unsafe extern "C" fn(*mut ArrowSchema)>,
    pub private_data: *mut c_void,
}

#[repr(C)]
pub struct ArrowArray {
    pub length: i64,
    pub null_count: i64,
    pub offset: i64,
    pub n_buffers: i64,
    pub n_children: i64,
    pub buffers: *mut *const c_void,
    pub children: *mut *mut ArrowArray,
    pub dictionary: *mut ArrowArray,
    pub release: Option<unsafe extern "C" fn(*mut ArrowArray)>,
    pub private_data: *mut c_void,
}

#[repr(C)]
pub struct ArrowArrayStream {
    pub get_schema: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowSchema) -> c_int>,
    pub get_next: Option<unsafe extern "C" fn(*mut ArrowArrayStream, *mut ArrowArray) -> c_int>,
    pub get_last_error: Option<unsafe extern "C" fn(*mut ArrowArrayStream) -> *const c_char>,
    pub release: Option<unsafe extern "C" fn(*mut ArrowArrayStream)>,
    pub private_data: *mut c_void,
}
