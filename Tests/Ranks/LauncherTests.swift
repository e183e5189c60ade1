import Testing

@testable import Ranks

/// What the environment says about the launcher of a process.
@Suite struct LauncherTests {
    @Test(
        arguments: [
            (["OMPI_COMM_WORLD_RANK": "1", "OMPI_COMM_WORLD_SIZE": "4"], "Open MPI 1 of 4 libmpi.so.40"),
            (["PMI_RANK": "0", "PMI_SIZE": "2"], "MPICH 0 of 2 libmpich.so.12"),
            (["PMIX_RANK": "3", "SLURM_STEP_NUM_TASKS": "8"], "Slurm 3 of 8 libmpi.so.40"),
            (["PMI_RANK": "0", "PMI_SIZE": "2", "TABULARKIT_MPI": "/opt/libmpi.so"], "MPICH 0 of 2 /opt/libmpi.so"),
            (["PMI_RANK": "0", "PMI_SIZE": "2", "TABULARKIT_MPI": "off"], nil),
            (["PMI_RANK": "0", "PMI_SIZE": "1"], nil),
            (["SLURM_PROCID": "0", "SLURM_STEP_NUM_TASKS": "8"], nil),
            ([:], nil),
        ] as [([String: String], String?)])
    func theEnvironmentNamesTheLauncher(environment: [String: String], expected: String?) {
        let launcher = Launcher(environment)
        #expect(launcher.map { "\($0.name) \($0.rank) of \($0.count) \($0.libraries[0])" } == expected)
    }
}
