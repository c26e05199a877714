@main
struct SpamLintCommand {
    static func main() {}
}
