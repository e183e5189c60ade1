import Support

/// What the launcher of an MPI job says about this process, in its environment.
struct Launcher: Hashable, Sendable {
    /// The launcher's MPI, or Slurm.
    let name: String
    /// The number of this process among those started, from 0.
    let rank: Int
    /// The number of processes that were started.
    let count: Int
    /// The names of the libraries that may belong to it, the likeliest first.
    let libraries: [String]

    /// Nil without a launcher, with one that started a single process, and with `TABULARKIT_MPI=off`.
    init?(_ environment: [String: String]) {
        let choice = environment["TABULARKIT_MPI"] ?? ""
        let known = [
            ("Open MPI", "OMPI_COMM_WORLD_RANK", "OMPI_COMM_WORLD_SIZE", Self.openMPI),
            ("MPICH", "PMI_RANK", "PMI_SIZE", Self.mpich),
            // Without PMIX_RANK, srun prepared no MPI: its tasks are independent.
            ("Slurm", "PMIX_RANK", "SLURM_STEP_NUM_TASKS", Self.openMPI + Self.mpich),
        ]
        for (name, rankName, countName, libraries) in known {
            guard let rank = environment[rankName].flatMap({ Int($0) }),
                let count = environment[countName].flatMap({ Int($0) }), count > 1, choice != "off"
            else { continue }
            (self.name, self.rank, self.count) = (name, rank, count)
            self.libraries = choice.isEmpty ? libraries : [choice]
            return
        }
        return nil
    }

    #if canImport(Darwin)
        private static let openMPI = ["libmpi.40.dylib", "libmpi.dylib"]
        private static let mpich = ["libmpi.12.dylib", "libmpi_abi.1.dylib", "libmpi.dylib"]
    #else
        private static let openMPI = ["libmpi.so.40", "libmpi.so"]
        private static let mpich = ["libmpich.so.12", "libmpi.so.12", "libmpi_abi.so.1", "libmpi.so"]
    #endif
}
