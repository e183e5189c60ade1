import CSamples

/// The bytes of the bundled `house-sample.zip`, copied once.
let houseSampleBytes = [UInt8](UnsafeBufferPointer(start: house_sample_zip_start(), count: house_sample_zip_size))

/// The bytes of the bundled `fashion-sample.zip`, copied once.
let fashionSampleBytes = [UInt8](
    UnsafeBufferPointer(start: fashion_sample_zip_start(), count: fashion_sample_zip_size))
