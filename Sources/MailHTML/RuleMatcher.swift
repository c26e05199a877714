import MailBytes

/// Finds the style rules that hold for an element, and remembers the classes and ids of the open ones for rules with ancestors.
struct RuleMatcher {
    /// Numbers of the current element's id and classes, as far as selectors know them.
    private var id: Int32 = -1
    private var classes: [Int32] = []
    private var matched: [Int32] = []
    /// How many open elements bear each name, and the names in the order they were entered.
    private var open: [Int32] = []
    private var stack: [Int32] = []
    private var entered: Int32 = 0

    /// Whether the element just matched has to be left again (`leave`).
    var hasEntered: Bool { entered > 0 }

    mutating func takeEntered() -> Int32 {
        defer { entered = 0 }
        return entered
    }

    /// Forgets the names of an element that ends.
    mutating func leave(_ count: Int32) {
        for _ in 0..<count {
            guard let name = stack.popLast() else { return }
            open[Int(name)] -= 1
        }
    }

    /// Lays the rules that hold over `declarations`, and returns what rules under a media query would declare.
    ///
    /// - Parameter isOpen: whether an element of that name is open.
    mutating func apply(
        _ sheet: StyleSheet, element: ElementName, id idText: UnsafeBufferPointer<UInt8>?, class classText: UnsafeBufferPointer<UInt8>?,
        to declarations: inout Declarations, isOpen: (ElementName) -> Bool
    ) -> Declarations? {
        id = idText.flatMap { sheet.number(of: $0, isID: true) } ?? -1
        readClasses(classText, sheet)
        matched.removeAll(keepingCapacity: true)
        collect(sheet.universal, sheet, element, isOpen)
        collect(sheet.rules(of: element), sheet, element, isOpen)
        for name in classes { collect(sheet.rules(of: name), sheet, element, isOpen) }
        if id >= 0 { collect(sheet.rules(of: id), sheet, element, isOpen) }
        enter(sheet)
        guard !matched.isEmpty else { return nil }
        // Rules are numbered in the order they stand in.
        matched.sort { a, b in (sheet.rules[Int(a)].specificity, a) < (sheet.rules[Int(b)].specificity, b) }
        var conditional: Declarations?
        for number in matched {
            let rule = sheet.rules[Int(number)]
            let block = sheet.declarations[Int(rule.declarations)]
            if rule.isConditional {
                conditional = conditional ?? Declarations()
                conditional?.apply(block)
            } else {
                declarations.apply(block)
            }
        }
        return conditional
    }

    private mutating func readClasses(_ text: UnsafeBufferPointer<UInt8>?, _ sheet: StyleSheet) {
        classes.removeAll(keepingCapacity: true)
        guard let text else { return }
        var i = 0
        while i < text.count, classes.count < HTMLLimits.classesPerElement {
            while i < text.count, text[i].isASCIIWhitespace { i += 1 }
            let start = i
            while i < text.count, !text[i].isASCIIWhitespace { i += 1 }
            guard i > start, let number = sheet.number(of: UnsafeBufferPointer(rebasing: text[start..<i]), isID: false) else { continue }
            if !classes.contains(number) { classes.append(number) }
        }
    }

    private mutating func collect(_ rules: [Int32], _ sheet: StyleSheet, _ element: ElementName, _ isOpen: (ElementName) -> Bool) {
        for number in rules where matched.count < HTMLLimits.rulesPerElement {
            if holds(sheet.rules[Int(number)], sheet, element, isOpen) { matched.append(number) }
        }
    }

    private func holds(_ rule: StyleSheet.Rule, _ sheet: StyleSheet, _ element: ElementName, _ isOpen: (ElementName) -> Bool) -> Bool {
        if let name = rule.element, name != element { return false }
        if rule.id >= 0, rule.id != id { return false }
        let (first, second, third) = rule.classes
        if first >= 0, !classes.contains(first) { return false }
        if second >= 0, !classes.contains(second) { return false }
        if third >= 0, !classes.contains(third) { return false }
        for index in rule.firstAncestor..<rule.endOfAncestors {
            let ancestor = sheet.ancestors[Int(index)]
            switch ancestor.kind {
            case .element:
                guard let name = ElementName(rawValue: UInt8(truncatingIfNeeded: ancestor.value)), isOpen(name) else { return false }
            case .identifier:
                guard Int(ancestor.value) < open.count, open[Int(ancestor.value)] > 0 else { return false }
            }
        }
        return true
    }

    private mutating func enter(_ sheet: StyleSheet) {
        entered = 0
        guard sheet.hasAncestors else { return }
        if open.count < sheet.names.count { open = Array(repeating: 0, count: sheet.names.count) }
        for name in classes + (id >= 0 ? [id] : []) {
            open[Int(name)] += 1
            stack.append(name)
            entered += 1
        }
    }
}
