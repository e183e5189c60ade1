import Foundation

/// A socket that waits for connections on a free port of 127.0.0.1.
final class Listener: Sendable {
    let port: UInt16
    private let socket: Int32

    init() throws {
        let (socket, port) = try listenOnLoopback()
        (self.socket, self.port) = (socket, port)
    }

    deinit { close(socket) }

    /// The next connection; nil once the socket has been stopped.
    func accept() -> Connection? {
        let connection = acceptConnection(socket)
        return connection >= 0 ? Connection(socket: connection) : nil
    }

    func stop() { shutdown(socket, Int32(SHUT_RDWR)) }
}

/// A call that the system refused.
struct SocketError: Error {
    let number: Int32
}

/// One connection with a client, closed with the object.
final class Connection {
    private let socket: Int32

    init(socket: Int32) { self.socket = socket }

    deinit { close(socket) }

    /// Reads a request without a body; nil if the client went away.
    func readRequest(index: Int) -> LoopbackServer.Request? {
        var bytes: [UInt8] = []
        while !bytes.suffix(4).elementsEqual([13, 10, 13, 10]) {
            guard let byte = readByte() else { return nil }
            bytes.append(byte)
        }
        let lines = bytes.split(separator: 10).map { String(decoding: $0.filter { $0 != 13 }, as: UTF8.self) }
        let words = lines[0].split(separator: " ").map(String.init)
        let pairs = lines.dropFirst().compactMap { line -> (String, String)? in
            let parts = line.split(separator: ":", maxSplits: 1)
            return parts.count == 2 ? (parts[0].lowercased(), String(parts[1].drop { $0 == " " })) : nil
        }
        return LoopbackServer.Request(
            index: index, method: words[0], target: words[1], fields: Dictionary(pairs) { $1 })
    }

    func write(_ response: LoopbackServer.Response) {
        let fields = ["Content-Length: \(response.body.count)", "Connection: close"] + response.fields
        let head = "HTTP/1.1 \(response.status) Status\r\n" + fields.joined(separator: "\r\n") + "\r\n\r\n"
        switch response.ending {
        case .whole: send(Array(head.utf8) + response.body)
        case .cut(let count): send(Array(head.utf8) + response.body.prefix(count))
        case .stalled(let count):
            send(Array(head.utf8) + response.body.prefix(count))
            while readByte() != nil {}
        }
    }

    private func readByte() -> UInt8? {
        var byte: UInt8 = 0
        return read(socket, &byte, 1) == 1 ? byte : nil
    }

    private func send(_ bytes: [UInt8]) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { sendQuietly(socket, $0.baseAddress, $0.count) }
            guard count > 0 else { return }
            rest = rest.dropFirst(count)
        }
    }
}

/// A listening socket and its port.
private func listenOnLoopback() throws -> (socket: Int32, port: UInt16) {
    let socket = makeSocket()
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = UInt32(INADDR_LOOPBACK).bigEndian
    var length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isListening = withUnsafeMutablePointer(to: &address) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
            bind(socket, $0, length) == 0 && listen(socket, 16) == 0 && getsockname(socket, $0, &length) == 0
        }
    }
    guard socket >= 0, isListening else { throw SocketError(number: errno) }
    return (socket, UInt16(bigEndian: address.sin_port))
}

private func acceptConnection(_ listener: Int32) -> Int32 { accept(listener, nil, nil) }

#if canImport(Darwin)
    private func makeSocket() -> Int32 { socket(AF_INET, SOCK_STREAM, 0) }
    private func sendQuietly(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        send(socket, bytes, count, 0)
    }
#else
    private func makeSocket() -> Int32 { socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0) }
    /// Without the signal that would end the tests when a client goes away.
    private func sendQuietly(_ socket: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
        send(socket, bytes, count, Int32(MSG_NOSIGNAL))
    }
#endif
