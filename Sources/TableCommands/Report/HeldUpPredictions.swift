/// What is said of predictions below 1, which have to be 1 at least for log-RMSE; nil where there are none.
func heldUpWarning(_ count: Int, of total: Int) -> String? {
    count == 0 ? nil : "\(count) of \(total) predictions were below 1 and are held up to it"
}
