extension Module {
    /// The module and the modules in it as a tree, in the form of PyTorch's:
    ///
    /// ```
    /// Sequential(
    ///   (0): Linear(20, 256)
    ///   (1): ReLU()
    /// )
    /// ```
    public var description: String {
        let inner = members.compactMap { member -> String? in
            guard let module = member.member as? any Module else { return nil }
            let lines = module.description.split(separator: "\n", omittingEmptySubsequences: false)
            return "  (\(member.name)): " + lines.joined(separator: "\n  ")
        }
        if inner.isEmpty { return title.hasSuffix(")") ? title : title + "()" }
        return ([title + "("] + inner + [")"]).joined(separator: "\n")
    }
}
