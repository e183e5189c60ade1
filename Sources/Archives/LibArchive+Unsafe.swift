import CArchive
import Platform
import Text

/// A reading handle of libarchive, freed with the object, and the one place that turns its return codes into throws.
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
        // The state lives as long as this object, which frees the handle that calls back.
        try check(archive_read_open(pointer, Unmanaged.passUnretained(state).toOpaque(), nil, readStream, nil))
    }

    deinit { archive_read_free(pointer) }

    private static func newPointer() throws -> OpaquePointer {
        guard let pointer = archive_read_new() else { throw Fault(.inputOutput, "no memory for reading an archive") }
        return pointer
    }

    /// Returns whether `code` is success and not the end; throws for everything else.
    ///
    /// Warnings are errors: wrong checksums and sizes are no more than warnings to libarchive.
    @discardableResult
    func check(_ code: Int32) throws -> Bool {
        if let failure = stream?.failure { throw failure }
        switch code {
        case ARCHIVE_OK: return true
        case ARCHIVE_EOF: return false
        // Without a format nothing has been recognized yet.
        default: throw Fault(archive_format(pointer) == 0 ? .unrecognized : .damaged, visible(message))
        }
    }

    /// What libarchive says about the last call.
    var message: String {
        archive_error_string(pointer).map { String(cString: $0) } ?? "the archive cannot be read"
    }
}

/// A stream and the error that ended it, where C can reach them.
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

/// Moves within a `StreamState` of a `FileSection`; gives the new place.
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

/// The locales in which libarchive is called: it converts names to the thread's.
enum NameLocale {
    /// Names are bytes; what is UTF-8 elsewhere comes with a warning, but unchanged.
    case bytes
    /// Names are UTF-8.
    case text

    /// Runs `body` in this locale, for this thread only.
    func callAsFunction<Result>(_ body: () throws -> Result) rethrows -> Result {
        let previous = uselocale(self == .bytes ? Self.c : Self.utf8)
        defer { uselocale(previous) }
        return try body()
    }

    // Made once and never changed or freed.
    private nonisolated(unsafe) static let c = newlocale(LC_CTYPE_MASK, "C", nil)
    private nonisolated(unsafe) static let utf8 =
        newlocale(LC_CTYPE_MASK, "C.UTF-8", nil) ?? newlocale(LC_CTYPE_MASK, "UTF-8", nil)
}
