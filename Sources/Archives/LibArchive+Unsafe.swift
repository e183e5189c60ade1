import CArchive
import Support

/// A reading handle of libarchive, freed with the object. Turns libarchive's return codes into errors.
final class LibArchive {
    let pointer: OpaquePointer
    private let stream: StreamState?

    /// Opens the file at `path`, after `configure` has enabled formats and filters.
    init(path: String, configure: (LibArchive) throws -> Void) throws {
        (pointer, stream) = (try Self.newPointer(), nil)
        try configure(self)
        try check(archive_read_open_filename(pointer, path, 1 << 16))
    }

    /// Opens a stream of bytes, after `configure` has enabled formats and filters.
    init(stream source: any ByteStream, configure: (LibArchive) throws -> Void) throws {
        let state = StreamState(source)
        (pointer, stream) = (try Self.newPointer(), state)
        try configure(self)
        if source is FileSection { try check(archive_read_set_seek_callback(pointer, seekStream)) }
        // This object keeps the state alive as long as the handle that calls back.
        try check(archive_read_open(pointer, Unmanaged.passUnretained(state).toOpaque(), nil, readStream, nil))
    }

    deinit { archive_read_free(pointer) }

    private static func newPointer() throws -> OpaquePointer {
        guard let pointer = archive_read_new() else { throw Fault(.inputOutput, "no memory for reading an archive") }
        return pointer
    }

    /// Returns true for success, false at the end, and throws otherwise.
    ///
    /// Warnings are errors: libarchive only warns of wrong checksums and sizes.
    @discardableResult
    func check(_ code: Int32) throws -> Bool {
        if let failure = stream?.failure { throw failure }
        switch code {
        case ARCHIVE_OK: return true
        case ARCHIVE_EOF: return false
        // Without a format, nothing has been recognized yet.
        default: throw Fault(archive_format(pointer) == 0 ? .unrecognized : .damaged, visible(message))
        }
    }

    var message: String {
        archive_error_string(pointer).map { String(cString: $0) } ?? "the archive cannot be read"
    }
}

/// A stream and the error that ended it, behind a pointer for C.
private final class StreamState {
    let source: any ByteStream
    var failure: (any Error)?

    init(_ source: any ByteStream) { self.source = source }
}

/// Gives libarchive the next bytes of a `StreamState`.
private func readStream(
    _: OpaquePointer?, data: UnsafeMutableRawPointer?, buffer: UnsafeMutablePointer<UnsafeRawPointer?>?
) -> la_ssize_t {
    guard let data else { return -1 }
    let state = Unmanaged<StreamState>.fromOpaque(data).takeUnretainedValue()
    do {
        let bytes = try state.source.next()
        buffer?.pointee = bytes.baseAddress
        return la_ssize_t(bytes.count)
    } catch {
        state.failure = error
        return -1
    }
}

/// Moves within a `StreamState` of a `FileSection`; returns the new offset.
private func seekStream(
    _: OpaquePointer?, data: UnsafeMutableRawPointer?, offset: la_int64_t, origin: Int32
) -> la_int64_t {
    guard let data, let section = Unmanaged<StreamState>.fromOpaque(data).takeUnretainedValue().source as? FileSection
    else { return -1 }
    let start = origin == SEEK_SET ? 0 : origin == SEEK_CUR ? section.position : section.count
    let (place, overflow) = start.addingReportingOverflow(Int(offset))
    guard !overflow, place >= 0 else { return -1 }
    section.position = place
    return la_int64_t(place)
}

/// The locale of the thread, to which libarchive converts names.
enum NameLocale {
    /// Names are bytes; UTF-8 causes a warning, but stays unchanged.
    case bytes
    /// Names are UTF-8.
    case text

    func callAsFunction<Result>(_ body: () throws -> Result) rethrows -> Result {
        let previous = uselocale(self == .bytes ? Self.c : Self.utf8)
        defer { uselocale(previous) }
        return try body()
    }

    // Never changed or freed.
    private nonisolated(unsafe) static let c = newlocale(LC_CTYPE_MASK, "C", nil)
    private nonisolated(unsafe) static let utf8 =
        newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "UTF-8", nil)
}
