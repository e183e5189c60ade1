import Foundation
import TestSupport

/// Two hosts on this machine: network namespaces that are joined by a cable, each with a name of its own, and the folder
/// `data` on the first one only. They are removed with the object.
final class TwoHosts {
    let folder: TemporaryFolder
    private let prefix = "tk\(UInt16.random(in: 0...UInt16.max))"

    /// Whether this process may make namespaces.
    static let arePossible: Bool = {
        let name = "tabularkit-probe-\(getpid())"
        defer { _ = try? ProductRun(program: ip, ["netns", "del", name]) }
        return (try? ProductRun(program: ip, ["netns", "add", name]).status) == 0
            && (try? ProductRun(program: ip, ["netns", "exec", name, "unshare", "--uts", "true"]).status) == 0
    }()

    private static let ip: URL = {
        let places = ["/usr/sbin/ip", "/sbin/ip", "/usr/bin/ip"]
        return URL(filePath: places.first(where: FileManager.default.isExecutableFile(atPath:)) ?? places[0])
    }()

    init() throws {
        folder = try TemporaryFolder()
        let cable = ["a", "b"].map { prefix + $0 }
        try script("netns add \(cable[0])\nnetns add \(cable[1])")
        try script("link add \(cable[0]) netns \(cable[0]) type veth peer name \(cable[1]) netns \(cable[1])")
        for (index, name) in cable.enumerated() {
            try script("-n \(name) addr add 10.77.31.\(index + 1)/24 dev \(name)")
            try script("-n \(name) link set lo up\n-n \(name) link set \(name) up")
        }
        try folder.write(agent.utf8, to: "agent")
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder("agent").path)
    }

    deinit { for name in ["a", "b"] { try? script("netns del \(prefix)\(name)") } }

    /// Runs calls of `ip`, a line each.
    private func script(_ lines: String) throws {
        for line in lines.split(separator: "\n") {
            _ = try ProductRun(program: Self.ip, line.split(separator: " ").map(String.init))
        }
    }

    /// Starts a command on the second host, in place of ssh: flags, the host, the command.
    private var agent: String {
        """
        #!/bin/sh
        while [ "${1#-}" != "$1" ]; do shift; done
        shift
        echo "$@" >> '\(folder("started").path)'
        exec '\(Self.ip.path)' netns exec \(prefix)b unshare --uts --mount sh -c \\
            "hostname \(prefix)b; mount -t tmpfs none '\(folder("data").path)'; $*"

        """
    }

    /// Runs `tabularkit` on the two hosts, launched on the first one.
    func run(_ launcher: MPILaunch, _ arguments: [String]) throws -> ProductRun {
        let hosts = ["10.77.31.1", "10.77.31.2"], agent = folder("agent").path
        let flags =
            switch launcher {
            case .openMPI:
                [
                    "--mca", "plm_rsh_agent", agent, "--mca", "btl", "tcp,self", "--host",
                    hosts.map { "\($0):1" }.joined(separator: ","),
                ]
            case .mpich: ["-launcher", "ssh", "-launcher-exec", agent, "-hosts", hosts.joined(separator: ",")]
            }
        return try ProductRun(
            program: Self.ip,
            ["netns", "exec", "\(prefix)a", launcher.rawValue] + flags + ["-n", "2", product("tabularkit").path]
                + arguments,
            environment: ["OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1"], in: folder.url)
    }
}
