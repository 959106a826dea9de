// How a topic is written where it is read. In files topics are in small letters, which is how they are told apart.

extension String {
    /// The topic with its names and abbreviations as one writes them: `api design` is API design.
    var topicName: String {
        split(separator: " ", omittingEmptySubsequences: false).map { word in
            properNames[String(word)] ?? String(word)
        }.joined(separator: " ")
    }

    /// The same at the beginning of a line.
    package var topicHeading: String { topicName.capitalizedFirst }
}

private let properNames = [
    "ai": "AI", "api": "API", "apis": "APIs", "cd": "CD", "ci": "CI", "ci/cd": "CI/CD", "cpu": "CPU", "css": "CSS",
    "dns": "DNS", "git": "Git", "gitops": "GitOps", "gpu": "GPU", "html": "HTML", "http": "HTTP", "io": "I/O",
    "java": "Java", "jit": "JIT", "json": "JSON", "jvm": "JVM", "kubernetes": "Kubernetes", "linux": "Linux",
    "llm": "LLM", "llms": "LLMs", "ml": "ML", "nlp": "NLP", "orm": "ORM", "python": "Python", "rag": "RAG",
    "rest": "REST", "slo": "SLO", "slos": "SLOs", "sql": "SQL", "ssh": "SSH", "tcp": "TCP", "terraform": "Terraform",
    "tls": "TLS", "yaml": "YAML",
]
