/// The documents a schema is made of, with what they identify: resources by URI, anchors by name.
struct SchemaLibrary {
    /// A place in a document.
    struct Place: Hashable {
        let document: Int
        let pointer: String
    }

    /// A schema with a URI of its own: a document, or a part of it with `$id`.
    struct Resource {
        let place: Place
        let uri: URIReference
        var anchors: [String: Place] = [:]
        var dynamicAnchors: [String: Place] = [:]
        var vocabulary: SchemaVocabulary
    }

    let options: JSONSchema.Options
    private let resolving: (String) -> JSON?
    private(set) var documents: [JSON] = []
    private(set) var resources: [Resource] = []
    private var resourceAtPlace: [Place: Int] = [:]
    private var resourceAtURI: [String: Int] = [:]
    private var missing: Set<String> = []
    var problems: [SchemaError.Problem] = []
    private static let maximumDocuments = 1_000

    init(options: JSONSchema.Options, resolving: @escaping (String) -> JSON?) {
        self.options = options
        self.resolving = resolving
    }

    /// Takes a document in and returns its root. Everything with a name in it can be referred to afterwards.
    mutating func add(_ document: JSON, uri: String) -> Place {
        documents.append(document)
        let place = Place(document: documents.count - 1, pointer: "")
        let base = URIReference(uri).withoutFragment
        let identified = document["$id"]?.string.map { URIReference($0).resolved(against: base).withoutFragment }
        addResource(at: place, uri: identified ?? base, schema: document)
        resourceAtURI[base.text] = resources.count - 1
        index(document, at: place, resource: resources.count - 1, depth: 0)
        return place
    }

    private mutating func addResource(at place: Place, uri: URIReference, schema: JSON) {
        let inherited = place.pointer.isEmpty ? nil : resources.last { $0.place.document == place.document }?.vocabulary
        let vocabulary = self.vocabulary(of: schema, at: place) ?? inherited ?? .standard
        resources.append(Resource(place: place, uri: uri, vocabulary: vocabulary))
        resourceAtPlace[place] = resources.count - 1
        if resourceAtURI[uri.text] == nil { resourceAtURI[uri.text] = resources.count - 1 }
    }

    private mutating func index(_ schema: JSON, at place: Place, resource: Int, depth: Int) {
        guard case .object(let object) = schema, depth < JSON.maximumDepth else { return }
        var resource = resource
        if let id = object["$id"]?.string, depth > 0 {
            let uri = URIReference(id).resolved(against: resources[resource].uri)
            addResource(at: place, uri: uri.withoutFragment, schema: schema)
            resource = resources.count - 1
        }
        if let name = object["$anchor"]?.string { resources[resource].anchors[name] = place }
        if let name = object["$dynamicAnchor"]?.string {
            resources[resource].anchors[name] = place
            resources[resource].dynamicAnchors[name] = place
        }
        for child in SchemaKeyword.children(of: object) {
            index(child.schema, at: self.place(place, child.steps), resource: resource, depth: depth + 1)
        }
    }

    func place(_ place: Place, _ steps: [String]) -> Place {
        let pointer = steps.reduce(place.pointer) { JSONPointer.appending($1, to: $0) }
        return Place(document: place.document, pointer: pointer)
    }

    /// The innermost resource around a place.
    func resource(at place: Place) -> Int {
        var pointer = place.pointer[...]
        while true {
            if let found = resourceAtPlace[Place(document: place.document, pointer: String(pointer))] { return found }
            guard let slash = pointer.lastIndex(of: "/") else { return 0 }
            pointer = pointer[..<slash]
        }
    }

    func schema(at place: Place) -> JSON? {
        var value: JSON? = documents[place.document]
        for step in JSONPointer.steps(of: place.pointer) ?? [] { value = value?.value(atStep: step) }
        return value
    }

    /// Where a reference leads, loading its document when it isn't here yet; nil when it leads nowhere.
    mutating func target(of reference: String, from resource: Int) -> (place: Place, anchor: String?)? {
        let uri = URIReference(reference).resolved(against: resources[resource].uri)
        guard let target = self.resource(withURI: uri.withoutFragment) else { return nil }
        let fragment = URIReference.percentDecoded(uri.fragment ?? "")
        if fragment.isEmpty { return (resources[target].place, nil) }
        if fragment.hasPrefix("/") {
            guard let steps = JSONPointer.steps(of: fragment) else { return nil }
            let place = self.place(resources[target].place, steps)
            return schema(at: place) == nil ? nil : (place, nil)
        }
        return resources[target].anchors[fragment].map { ($0, fragment) }
    }

    private mutating func resource(withURI uri: URIReference) -> Int? {
        let text = uri.text
        if let known = resourceAtURI[text] { return known }
        guard !missing.contains(text), documents.count < Self.maximumDocuments else { return nil }
        guard let document = Metaschema.document(at: text) ?? resolving(text) else {
            missing.insert(text)
            return nil
        }
        let first = resources.count
        _ = add(document, uri: text)
        return resourceAtURI[text] ?? first
    }

    private mutating func vocabulary(of schema: JSON, at place: Place) -> SchemaVocabulary? {
        guard let uri = schema["$schema"]?.string else { return nil }
        let name = URIReference(uri).withoutFragment.text
        if name == Metaschema.uri { return .standard }
        guard let metaschema = Metaschema.document(at: name) ?? resolving(name) else {
            if options.isStrict { report("only '\(Metaschema.uri)' is known", at: place, "$schema") }
            return .standard
        }
        guard let listed = metaschema["$vocabulary"]?.object else { return .standard }
        let (vocabulary, unknown) = SchemaVocabulary.reading(listed)
        for name in unknown {
            report("its meta-schema requires the unknown vocabulary '\(name)'", at: place, "$schema")
        }
        return vocabulary
    }

    mutating func report(_ text: String, at place: Place, _ keyword: String? = nil) {
        let inner = keyword.map { JSONPointer.appending($0, to: place.pointer) } ?? place.pointer
        let document =
            place.document == 0 ? "" : resources.first { $0.place.document == place.document }?.uri.text ?? ""
        problems.append(SchemaError.Problem(path: document.isEmpty ? inner : document + "#" + inner, text: text))
    }
}

/// The vocabularies in force in a resource.
struct SchemaVocabulary {
    var applies = true
    var unevaluated = true
    var validates = true
    var assertsFormats = false

    static let standard = SchemaVocabulary()

    static func reading(_ listed: JSONObject) -> (vocabulary: SchemaVocabulary, unknown: [String]) {
        let prefix = "https://json-schema.org/draft/2020-12/vocab/"
        var found = SchemaVocabulary(applies: false, unevaluated: false, validates: false)
        var unknown: [String] = []
        for (name, isRequired) in listed.members {
            switch name {
            case prefix + "applicator": found.applies = true
            case prefix + "unevaluated": found.unevaluated = true
            case prefix + "validation": found.validates = true
            case prefix + "format-assertion": found.assertsFormats = true
            case prefix + "core", prefix + "format-annotation", prefix + "meta-data", prefix + "content": break
            default: if isRequired.bool == true { unknown.append(name) }
            }
        }
        return (found, unknown)
    }
}
