import Training

extension TrainingSettings {
    /// The book's for house prices: 100 epochs of Adam at 5, no weight decay, 64 rows in a batch.
    public static let book = TrainingSettings(epochs: 100, learningRate: 5, batchSize: 64, optimizer: .adam)
}
