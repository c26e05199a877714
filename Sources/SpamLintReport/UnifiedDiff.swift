/// The difference between two versions of a file, as `git apply` and `patch` take it.
public enum UnifiedDiff {
    /// Lines that are shown to either side of a change.
    private static let context = 3
    /// Steps that are looked for; beyond that, everything between the first and the last change is one change.
    private static let budget = 2_000

    /// - Parameter path: Of the file, in the bytes that the system knows it by; a leading `/` is left out, as git wants it.
    /// - Returns: Empty where nothing differs.
    public static func text(_ old: [UInt8], _ new: [UInt8], path: [UInt8]) -> [UInt8] {
        let before = lines(of: old)
        let after = lines(of: new)
        let changes = changes(before, after)
        guard !changes.isEmpty else { return [] }
        var output = header(path)
        for hunk in hunks(changes, before.count) { write(hunk, before, after, to: &output) }
        return output
    }

    /// Lines of the old version that give way to lines of the new one.
    struct Change: Equatable {
        var old: Range<Int>
        var new: Range<Int>
    }

    // MARK: Comparing

    private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
        var lines: [ArraySlice<UInt8>] = []
        var start = 0
        while start < bytes.count {
            let end = bytes[start...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
            lines.append(bytes[start..<end])
            start = end
        }
        return lines
    }

    static func changes(_ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>]) -> [Change] {
        var numbers: [ArraySlice<UInt8>: Int] = [:]
        func number(_ line: ArraySlice<UInt8>) -> Int {
            let next = numbers.count
            return numbers[line]
                ?? {
                    numbers[line] = next
                    return next
                }()
        }
        let a = old.map(number)
        let b = new.map(number)
        var head = 0
        while head < min(a.count, b.count), a[head] == b[head] { head += 1 }
        var tail = 0
        while tail < min(a.count, b.count) - head, a[a.count - 1 - tail] == b[b.count - 1 - tail] { tail += 1 }
        guard head + tail < max(a.count, b.count) else { return [] }
        let whole = Change(old: head..<a.count - tail, new: head..<b.count - tail)
        return script(Array(a[whole.old]), Array(b[whole.new])).map {
            $0.map {
                Change(
                    old: $0.old.lowerBound + head..<$0.old.upperBound + head, new: $0.new.lowerBound + head..<$0.new.upperBound + head)
            }
        } ?? [whole]
    }

    /// The shortest way from one to the other (Myers, 1986); nil where it has too many steps.
    private static func script(_ a: [Int], _ b: [Int]) -> [Change]? {
        let limit = min(a.count + b.count, budget)
        var furthest = [Int](repeating: 0, count: 2 * limit + 3)
        let middle = limit + 1
        var trace: [[Int]] = []
        for steps in 0...limit {
            trace.append(Array(furthest[middle - steps - 1...middle + steps + 1]))
            for diagonal in stride(from: -steps, through: steps, by: 2) {
                let isDown = diagonal == -steps || diagonal != steps && furthest[middle + diagonal - 1] < furthest[middle + diagonal + 1]
                var x = isDown ? furthest[middle + diagonal + 1] : furthest[middle + diagonal - 1] + 1
                var y = x - diagonal
                while x < a.count, y < b.count, y >= 0, a[x] == b[y] {
                    x += 1
                    y += 1
                }
                furthest[middle + diagonal] = x
                if x >= a.count, y >= b.count { return path(back: trace, from: a.count, b.count) }
            }
        }
        return nil
    }

    private static func path(back trace: [[Int]], from oldEnd: Int, _ newEnd: Int) -> [Change] {
        var x = oldEnd
        var y = newEnd
        var changes: [Change] = []
        for steps in trace.indices.reversed() where steps > 0 {
            // Entry k of a trace belongs to diagonal k - steps - 1.
            let furthest = trace[steps]
            let diagonal = x - y
            func value(_ diagonal: Int) -> Int { furthest[diagonal + steps + 1] }
            let isDown = diagonal == -steps || diagonal != steps && value(diagonal - 1) < value(diagonal + 1)
            let previous = isDown ? diagonal + 1 : diagonal - 1
            let startX = value(previous)
            let startY = startX - previous
            let step = Change(old: startX..<(isDown ? startX : startX + 1), new: startY..<(isDown ? startY + 1 : startY))
            if let last = changes.last, step.old.upperBound == last.old.lowerBound, step.new.upperBound == last.new.lowerBound {
                changes[changes.count - 1] = Change(
                    old: step.old.lowerBound..<last.old.upperBound, new: step.new.lowerBound..<last.new.upperBound)
            } else {
                changes.append(step)
            }
            x = startX
            y = startY
        }
        return changes.reversed()
    }

    // MARK: Writing

    private static func hunks(_ changes: [Change], _ count: Int) -> [[Change]] {
        var hunks: [[Change]] = []
        for change in changes {
            if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
                hunks[hunks.count - 1].append(change)
            } else {
                hunks.append([change])
            }
        }
        return hunks
    }

    private static func write(
        _ hunk: [Change], _ old: [ArraySlice<UInt8>], _ new: [ArraySlice<UInt8>], to output: inout [UInt8]
    ) {
        guard let first = hunk.first, let last = hunk.last else { return }
        let lead = min(context, first.old.lowerBound)
        let trail = min(context, old.count - last.old.upperBound)
        let before = first.old.lowerBound - lead..<last.old.upperBound + trail
        let after = first.new.lowerBound - lead..<last.new.upperBound + trail
        output += Array("@@ -\(range(before)) +\(range(after)) @@\n".utf8)
        var position = before.lowerBound
        for change in hunk {
            for line in old[position..<change.old.lowerBound] { write(line, mark: 0x20, to: &output) }
            for line in old[change.old] { write(line, mark: 0x2D, to: &output) }
            for line in new[change.new] { write(line, mark: 0x2B, to: &output) }
            position = change.old.upperBound
        }
        for line in old[position..<before.upperBound] { write(line, mark: 0x20, to: &output) }
    }

    private static func range(_ lines: Range<Int>) -> String {
        // Lines count from 1; a range without lines is named by the one before it.
        let start = lines.isEmpty ? lines.lowerBound : lines.lowerBound + 1
        return lines.count == 1 ? "\(start)" : "\(start),\(lines.count)"
    }

    private static func write(_ line: ArraySlice<UInt8>, mark: UInt8, to output: inout [UInt8]) {
        output.append(mark)
        output += line
        if line.last != 0x0A { output += Array("\n\\ No newline at end of file\n".utf8) }
    }

    private static func header(_ path: [UInt8]) -> [UInt8] {
        let path = Array(path.drop { $0 == 0x2F })
        let old = name("a/", path)
        let new = name("b/", path)
        return Array("diff --git ".utf8) + old + [0x20] + new + Array("\n--- ".utf8) + old + Array("\n+++ ".utf8) + new + [0x0A]
    }

    /// As git quotes names that are not plain. A blank in one is followed by a tab in other programs' diffs; in quotes it needs none.
    private static func name(_ prefix: String, _ path: [UInt8]) -> [UInt8] {
        let isPlain = path.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x22 && $0 != 0x5C }
        guard !isPlain else { return Array(prefix.utf8) + path }
        var output: [UInt8] = [0x22] + Array(prefix.utf8)
        for byte in path {
            if byte == 0x22 || byte == 0x5C {
                output += [0x5C, byte]
            } else if byte < 0x20 || byte >= 0x7F {
                let digits = String(byte, radix: 8)
                output += [0x5C] + Array((String(repeating: "0", count: 3 - digits.utf8.count) + digits).utf8)
            } else {
                output.append(byte)
            }
        }
        return output + [0x22]
    }
}
