/// The rules of all `<style>` elements that can hide or show something, found by class, id and element name.
///
/// **Doesn't** do combinators other than descent, attribute selectors other than by class, and pseudo-classes: rules that need them are
/// left out. Rules under a media query don't style anything; they only tell that an element is shown on other screens.
struct StyleSheet {
    /// A selector: what the element itself has to be, and what it has to lie in.
    struct Selector {
        var element: ElementName?
        var id: Int32 = -1
        var classes: [Int32] = []
        var ancestors: [Ancestor] = []
        var specificity = 0
    }

    struct Ancestor {
        enum Kind { case element, identifier }
        var kind: Kind
        var value: Int32
    }

    /// A selector and its block, laid flat: thousands may be tried for one page.
    struct Rule {
        var element: ElementName?
        var id: Int32
        /// The classes the element must have; -1 where there are fewer.
        var classes: (Int32, Int32, Int32)
        /// What it must lie in: a range of `ancestors`.
        var firstAncestor: Int32
        var endOfAncestors: Int32
        var specificity: Int32
        var declarations: Int32
        /// Holds only under a media query.
        var isConditional: Bool
    }

    /// That of a page without any.
    static let none = StyleSheet()

    private(set) var rules: [Rule] = []
    private(set) var ancestors: [Ancestor] = []
    private(set) var declarations: [Declarations] = []

    /// Classes and ids that selectors name, each with a small number; ids and classes share the numbers.
    private(set) var names: [NameKey: Int32] = [:]
    /// Rules by what their last part names, most specific kind first: id or class, else element, else any.
    private var byName: [Int32: [Int32]] = [:]
    private var byElement = [[Int32]](repeating: [], count: ElementName.allCases.count)
    private(set) var universal: [Int32] = []
    private(set) var hasDroppedRules = false

    /// `@import` rules: the URL, in HTML offsets.
    var imports: [Range<Int>] = []

    /// Whether some rule asks what an element lies in.
    var hasAncestors: Bool { !ancestors.isEmpty }

    var isEmpty: Bool { rules.isEmpty }

    func rules(of name: Int32) -> [Int32] { byName[name] ?? [] }
    @inline(__always) func rules(of element: ElementName) -> [Int32] { byElement[Int(element.rawValue)] }

    /// The number of a class or id that some selector names.
    func number(of name: UnsafeBufferPointer<UInt8>, isID: Bool) -> Int32? {
        names[StyleSheet.key(name, isID: isID)]
    }

    private static func key(_ name: UnsafeBufferPointer<UInt8>, isID: Bool) -> NameKey {
        var key = NameKey()
        if isID { key.append(UInt8(ascii: "#")) }
        for byte in name { key.append(byte) }
        return key
    }

    mutating func intern(_ name: UnsafeBufferPointer<UInt8>, isID: Bool) -> Int32 {
        let key = StyleSheet.key(name, isID: isID)
        if let known = names[key] { return known }
        let number = Int32(names.count)
        names[key] = number
        return number
    }

    /// Adds a block of declarations and returns its number.
    mutating func add(_ block: Declarations) -> Int32 {
        declarations.append(block)
        return Int32(declarations.count - 1)
    }

    /// Adds a rule under what its selector names last.
    mutating func add(_ selector: Selector, _ block: Int32, isConditional: Bool) {
        let number = Int32(rules.count)
        guard file(number, under: selector) else {
            hasDroppedRules = true
            return
        }
        func name(_ index: Int) -> Int32 { index < selector.classes.count ? selector.classes[index] : -1 }
        rules.append(
            Rule(
                element: selector.element, id: selector.id, classes: (name(0), name(1), name(2)), firstAncestor: Int32(ancestors.count),
                endOfAncestors: Int32(ancestors.count + selector.ancestors.count), specificity: Int32(selector.specificity),
                declarations: block, isConditional: isConditional
            )
        )
        ancestors.append(contentsOf: selector.ancestors)
    }

    private mutating func file(_ number: Int32, under selector: Selector) -> Bool {
        func isFull(_ list: [Int32]) -> Bool { list.count >= HTMLLimits.rulesPerName }
        if selector.id >= 0 || !selector.classes.isEmpty {
            let name = selector.id >= 0 ? selector.id : selector.classes[0]
            guard !isFull(byName[name] ?? []) else { return false }
            byName[name, default: []].append(number)
        } else if let element = selector.element {
            guard !isFull(byElement[Int(element.rawValue)]) else { return false }
            byElement[Int(element.rawValue)].append(number)
        } else {
            guard !isFull(universal) else { return false }
            universal.append(number)
        }
        return true
    }
}
