/// A number and its noun: `1 row`, `2 rows`; `plural` for a noun that does not take an `s`.
package func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
}
