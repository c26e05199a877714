/// The two ways in which text is made comparable. Phrases and the text that they are looked for in go through the same one.
///
/// - `folded`: what a reader takes for the same text. Letter case, width and most of Unicode's compatibility forms, Traditional against
///   Simplified Chinese, curly against straight quotes, runs of white space, the line break inside a Chinese sentence, and the optional
///   space between Chinese and Latin make no difference.
/// - `skeleton`: what the eye reads although the letters are others. On top of `folded`, invisible characters vanish, look-alikes and
///   digits used as letters become the letters, spaced-out words and characters are joined.
public enum Folding: Sendable, CaseIterable {
    case folded
    case skeleton
}
