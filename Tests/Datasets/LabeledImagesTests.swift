import Arrays
import Datasets
import Errors
import Foundation
import Serialization
import TestSupport
import Testing

@Suite struct LabeledImagesTests {
    private let builder: IDXBuilder
    private let images: URL

    init() throws {
        builder = try IDXBuilder()
        images = try builder.file("images", [2, 1, 3], [1, 2, 3, 4, 5, 6])
    }

    private func error(images: URL, labels: URL) -> IDXError? {
        #expect(throws: IDXError.self) {
            try LabeledImages(images: images, labels: labels, classNames: ["cat", "dog"])
        }
    }

    @Test func aPair() throws {
        let labels = try builder.file("labels", [2], [1, 0])
        let set = try LabeledImages(images: images, labels: labels, classNames: ["cat", "dog"])
        #expect(set.count == 2)
        #expect(set.images == NDArray(shape: [2, 1, 3], scalars: [1, 2, 3, 4, 5, 6]))
        #expect(set.labels == [1, 0])
        #expect(set.classNames == ["cat", "dog"])
    }

    @Test(arguments: [[], [0], [0, 1, 1]] as [[UInt8]])
    func asManyLabelsAsImages(labels: [UInt8]) throws {
        let file = try builder.file("labels", [UInt32(labels.count)], labels)
        let error = error(images: images, labels: file)
        #expect(error?.code == .countMismatch)
        #expect(error?.file == file.path && error?.offset == 4)
        #expect(error?.reason.hasPrefix("\(labels.count) labels for the 2 images of \(images.path)") == true)
    }

    @Test func labelsWithoutAClass() throws {
        let error = error(images: images, labels: try builder.file("labels", [2], [1, 2]))
        #expect(error?.code == .labelOutOfRange)
        #expect(error?.offset == 9)
        #expect(error?.reason.hasPrefix("label 2 of image 1 is none of the 2 classes, which count from 0") == true)
    }

    @Test func swapped() throws {
        let labels = try builder.file("labels", [2], [1, 0])
        let errors = [error(images: labels, labels: images), error(images: labels, labels: labels)]
        #expect(errors.allSatisfy { $0?.code == .wrongKind && $0?.file == labels.path })
        #expect(
            errors[0]?.reason
                == "dimensions [2]: images have three (count, height, width); are images and labels swapped?")
        #expect(error(images: images, labels: images)?.code == .wrongKind)
    }

    @Test func scalarsThatAreNoBytes() throws {
        let bytes = IDXBuilder.bytes(type: 0x09, [2], [1, 0])
        let error = error(images: images, labels: try builder.folder.write(bytes, to: "labels"))
        #expect(error?.code == .wrongKind)
        #expect(error?.offset == 2)
        #expect(error?.reason == "the scalars are int8: those of images and labels are uint8")
    }
}
