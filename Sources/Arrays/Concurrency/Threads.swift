/// How many threads are worth their start for work on a table of so many cells.
package func threads(forCells count: Int) -> Int { count < 1 << 20 ? 1 : processorCount }
