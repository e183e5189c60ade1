import CSamples

/// The bytes of the bundled `house-sample.zip`, copied once.
let houseSampleBytes = [UInt8](UnsafeBufferPointer(start: house_sample_zip_start(), count: house_sample_zip_size))
