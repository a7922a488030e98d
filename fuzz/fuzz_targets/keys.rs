#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| casus_foederis_fuzz::targets::keys(bytes));
