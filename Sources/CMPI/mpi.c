// The functions of MPI that are used, and the constants of its three ABIs.
//
// Handles are addresses of variables in Open MPI, 32-bit integers in MPICH and its relatives (Intel MPI, Cray MPICH,
// MVAPICH), and small integers in pointers in the standard ABI of MPI 5. An integer is passed in the register of a
// pointer, so that one declaration serves all. A status has the rank of the sender at a place that differs.

#include "CMPI.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

enum { library_version_capacity = 8192 };

/// Room for the largest status, 32 bytes.
union status {
    int numbers[16];
};

/// What differs between the ABIs.
struct abi {
    void *world, *byte;
    int any_source;
    /// The level of threads at which one thread makes all calls.
    int funneled;
    /// The index of the sender among the integers of a status.
    int source_index;
};

static struct abi abi;

static int (*init_thread)(int *, char ***, int, int *);
static int (*comm_rank)(void *, int *);
static int (*comm_size)(void *, int *);
static int (*get_library_version)(char *, int *);
static int (*isend)(const void *, int, void *, int, int, void *, void *);
static int (*irecv)(void *, int, void *, int, int, void *, void *);
static int (*test)(void *, int *, void *);
static int (*cancel)(void *);
static int (*iprobe)(int, int, void *, int *, void *);
static int (*get_count)(const void *, void *, int *);
static int (*receive)(void *, int, void *, int, int, void *, void *);
static int (*finalize)(void);

static const struct {
    const char *name;
    void *function;
} functions[] = {
    {"MPI_Init_thread", &init_thread}, {"MPI_Comm_rank", &comm_rank}, {"MPI_Comm_size", &comm_size},
    {"MPI_Get_library_version", &get_library_version}, {"MPI_Isend", &isend}, {"MPI_Irecv", &irecv},
    {"MPI_Test", &test}, {"MPI_Cancel", &cancel}, {"MPI_Iprobe", &iprobe}, {"MPI_Get_count", &get_count},
    {"MPI_Recv", &receive}, {"MPI_Finalize", &finalize},
};

/// The constants of the library, which is called `path`.
static void choose_abi(void *library, const char *path) {
    void *world = dlsym(library, "ompi_mpi_comm_world"), *byte = dlsym(library, "ompi_mpi_byte");
    if (strstr(path, "mpi_abi")) {
        abi = (struct abi){(void *)(intptr_t)0x101, (void *)(intptr_t)0x247, -1, 1024, 0};
    } else if (world && byte) {
        abi = (struct abi){world, byte, -1, 1, 0};
    } else {
        abi = (struct abi){(void *)(intptr_t)0x44000000, (void *)(intptr_t)0x4c00010d, -2, 1, 2};
    }
}

const char *cmpi_open(const char *path) {
    // Open MPI's components look for its symbols among those of the process.
    void *library = dlopen(path, RTLD_NOW | RTLD_GLOBAL);
    if (!library) return dlerror();
    for (size_t index = 0; index < sizeof functions / sizeof *functions; index++) {
        void *function = dlsym(library, functions[index].name);
        if (!function) return dlerror();
        *(void **)functions[index].function = function;
    }
    choose_abi(library, path);
    return NULL;
}

const char *cmpi_library_version(void) {
    static char text[library_version_capacity];
    int length = 0;
    return get_library_version(text, &length) == 0 ? text : "";
}

int cmpi_start(int *rank, int *count) {
    int provided = 0, code = init_thread(NULL, NULL, abi.funneled, &provided);
    if (code == 0) code = comm_rank(abi.world, rank);
    return code == 0 ? comm_size(abi.world, count) : code;
}

int cmpi_send(const void *bytes, int count, int rank, enum cmpi_kind kind, struct cmpi_transfer *transfer) {
    return isend(bytes, count, abi.byte, rank, kind, abi.world, &transfer->handle);
}

int cmpi_start_receiving(void *bytes, int count, int rank, enum cmpi_kind kind, struct cmpi_transfer *transfer) {
    return irecv(bytes, count, abi.byte, rank, kind, abi.world, &transfer->handle);
}

int cmpi_is_done(struct cmpi_transfer *transfer, bool *is_done) {
    union status status;
    int flag = 0, code = test(&transfer->handle, &flag, &status);
    *is_done = flag != 0;
    return code;
}

int cmpi_cancel(struct cmpi_transfer *transfer) { return cancel(&transfer->handle); }

int cmpi_has_arrived(enum cmpi_kind kind, bool *has_arrived, int *rank, int *count) {
    union status status;
    int flag = 0, code = iprobe(abi.any_source, kind, abi.world, &flag, &status);
    *has_arrived = flag != 0;
    if (code != 0 || flag == 0) return code;
    *rank = status.numbers[abi.source_index];
    return get_count(&status, abi.byte, count);
}

int cmpi_receive(void *bytes, int count, int rank, enum cmpi_kind kind) {
    union status status;
    return receive(bytes, count, abi.byte, rank, kind, abi.world, &status);
}

int cmpi_finish(void) { return finalize(); }
