"""The web application: addresses, forms and headers; what pages show is in `views`."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from functools import partial
from importlib.resources import files
from itertools import islice
from typing import Any
from urllib.parse import parse_qs, quote, unquote

import jinja2
import pyoxigraph as ox
from anyio import CapacityLimiter, to_thread
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from fazhi.ask.questions import load_questions
from fazhi.errors import QueryError
from fazhi.export.jsonld import jsonld
from fazhi.export.rdf import KINDS
from fazhi.export.terms import PREFIXES
from fazhi.knowledge.sources import ONTOLOGY
from fazhi.resources import data_dir
from fazhi.serve.dataset import Dataset
from fazhi.serve.negotiation import best_media
from fazhi.serve.search import Search
from fazhi.serve.sparql import GRAPHS, TABLES, Endpoint, NamedGraphs, QueryStoppedError
from fazhi.serve.views import OBJECT, REPORT, SUBJECT, Link, Views

__all__ = ["application"]

HTML, JSON, PLAIN = "text/html", "application/json", "text/plain"
RDF = {
    "text/turtle": ox.RdfFormat.TURTLE,
    "application/ld+json": None,
    "application/json": None,
    "application/n-triples": ox.RdfFormat.N_TRIPLES,
    "application/n-quads": ox.RdfFormat.N_QUADS,
    "application/trig": ox.RdfFormat.TRIG,
    "application/rdf+xml": ox.RdfFormat.RDF_XML,
}
#: What ?format= takes instead of an Accept header.
SHORT = {
    "html": HTML, "ttl": "text/turtle", "jsonld": "application/ld+json", "nt": "application/n-triples",
    "nq": "application/n-quads", "trig": "application/trig", "rdf": "application/rdf+xml", "json": JSON, "txt": PLAIN,
    "csv": "text/csv", "tsv": "text/tab-separated-values", "xml": "application/sparql-results+xml",
}  # fmt: skip
#: Nothing is loaded from elsewhere and no script runs, whatever a report holds.
POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept",
}
STATIC = {"style.css": "text/css", "icon.svg": "image/svg+xml"}
PER_PAGE = 50
LONGEST_QUERY = 20_000
#: The parameters of the SPARQL protocol that name graphs.
DATASET = ("default-graph-uri", "named-graph-uri")
#: Rows of an answer that a page shows.
ROWS = 1000
#: Threads in which queries run or wait; pages have others, so that they never wait for a query.
QUERY_THREADS = 8
#: What the page for queries begins with.
START = """PREFIX fz: <https://w3id.org/fazhi/ontology#>
SELECT ?region ?mechanism WHERE {
  ?r fz:implements ?m ; fz:name ?region .
  ?m fz:name ?mechanism .
} LIMIT 20
"""


class Site:
    """The pages of one data set.

    Args:
        data: The data set.
        endpoint: Answers SPARQL.
    """

    def __init__(self, data: Dataset, endpoint: Endpoint) -> None:
        self.data = data
        self.endpoint = endpoint
        self.views = Views(data)
        self.search_index = Search(data)
        self.examples = self.chosen_examples()
        self.query_threads = CapacityLimiter(QUERY_THREADS)
        loader = jinja2.PackageLoader("fazhi.serve")
        environment = jinja2.Environment(loader=loader, autoescape=True, undefined=jinja2.StrictUndefined)
        self.template = environment.get_template
        folder = files("fazhi.serve").joinpath("static")
        self.static = {name: folder.joinpath(name).read_bytes() for name in STATIC}

    # ------------------------------------------------------------ forms

    def page(self, name: str, status: int = 200, **shown: object) -> Response:
        """Fill a template."""
        return self.response(self.template(f"{name}.html").render(shown), HTML, status)

    @staticmethod
    def response(body: str | bytes, media: str, status: int = 200) -> Response:
        """Answer with the headers that every answer has."""
        return Response(body, status, ALWAYS, media_type=media)

    @staticmethod
    def wanted(request: Request, offered: Iterable[str]) -> str:
        """Choose the form of an answer by ?format= or the Accept header; anything else is refused."""
        known = list(offered)
        short = request.query_params.get("format")
        media = SHORT.get(short) if short else best_media(request.headers.get("accept", ""), known)
        if media not in known:
            raise HTTPException(406, f"served as {', '.join(known)}")
        return media

    def rdf(self, quads: Iterable[ox.Quad], media: str) -> Response:
        """Write quads in one syntax, the same way every time."""
        ordered = sorted(set(quads), key=str)
        form = RDF[media]
        if form is None:
            return self.response("".join(jsonld(ordered)), media)
        prefixes = PREFIXES | {kind: f"{self.data.terms.base}{kind}/" for kind in KINDS}
        given = ordered if form.supports_datasets else list(dict.fromkeys(quad.triple for quad in ordered))
        body = ox.serialize(given, format=form, prefixes=prefixes if media == "text/turtle" else None)
        return self.response(b"" if body is None else body, media)

    # ------------------------------------------------------------ addresses

    def home(self, request: Request) -> Response:
        """Show what there is and where to begin."""
        counts = [(label, number) for label, number in self.counts() if number]
        return self.page("home", counts=counts, examples=self.examples, base=self.data.terms.base)

    def counts(self) -> Iterable[tuple[str, int]]:
        """Give how many things of each class there are, as the description of the data set says."""
        pattern, terms = self.data.store.quads_for_pattern, self.data.terms
        for part in pattern(terms.iri("dataset"), ox.NamedNode(PREFIXES["void"] + "classPartition"), None, None):
            assert isinstance(part.object, ox.NamedNode)
            kind = self.data.link(part.object, "void:class")
            yield self.data.name(kind) if kind else "", int(self.data.value(part.object, "void:entities") or 0)

    def chosen_examples(self) -> list[Link]:
        """Choose things to begin with: those of which most is said."""
        pattern = self.data.store.quads_for_pattern
        said = Counter(quad.object for term in (SUBJECT, OBJECT, REPORT) for quad in pattern(None, term, None, None))
        found: list[Link] = []
        for kind, number in (("mechanism", 6), ("region", 6), ("report", 4)):
            nodes = {ox.NamedNode(iri) for k, _, _, iri in self.search_index.names if k == kind}
            ranked = sorted(nodes, key=lambda node: (-said[node], node.value))
            found += [self.views.link(node) for node in ranked[:number]]
        return found

    def search(self, request: Request) -> Response:
        """Find things by name."""
        text = request.query_params.get("q", "").strip()[:200]
        found = self.search_index.find(text)
        if self.wanted(request, (HTML, JSON)) == JSON:
            rows = [{"iri": f.iri, "kind": f.kind, "name": f.name, "matched": f.matched} for f in found]
            return self.response(json.dumps(rows, ensure_ascii=False), JSON)
        links = [(self.views.href(f.iri), self.views.kind(ox.NamedNode(f.iri)), f) for f in found]
        return self.page("search", text=text, links=links)

    def thing(self, request: Request) -> Response:
        """Serve a thing in the form that is asked for."""
        raw = request.scope.get("raw_path") or request.url.path.encode()
        identifier = unquote(raw.decode("utf-8", "replace")).removeprefix("/id/")
        try:
            iri = self.data.terms.iri(identifier)
        except ValueError:
            raise HTTPException(404, f"there is nothing called {identifier}") from None
        quads = self.data.about(iri)
        if not quads:
            raise HTTPException(404, f"there is nothing called {identifier}")
        text = self.data.text_of("report" + identifier.removeprefix("text")) if identifier.startswith("text/") else ""
        media = self.wanted(request, (HTML, *RDF, PLAIN) if text else (HTML, *RDF))
        if media == PLAIN:
            return self.response(text, PLAIN)
        if media != HTML:
            response = self.rdf(quads, media)
        elif text:
            return RedirectResponse(self.views.href(self.data.terms.iri("report" + identifier[4:]).value), 303, ALWAYS)
        else:
            response = self.described(request, iri, identifier.partition("/")[0])
        response.headers["Link"] = f'<{quote(iri.value, safe=":/@%")}>; rel="canonical"'
        return response

    def described(self, request: Request, iri: ox.NamedNode, kind: str) -> Response:
        """Show a thing as a page."""
        views = self.views
        number = request.query_params.get("page", "1")
        page = int(number) if number.isascii() and number.isdigit() and len(number) < 6 else 1
        shown: dict[str, Any] = {
            "link": views.link(iri), "kind": views.kind(iri), "english": self.data.name(iri, "en"),
            "formats": [name for name in SHORT if SHORT[name] in RDF],
            "definition": self.data.value(iri, "skos:definition"), "facts": views.facts(iri),
        }  # fmt: skip
        if kind in ("statement", "observation"):
            return self.page("claim", claim=views.claim(iri), **shown)
        if kind == "report":
            return self.page("report", groups=list(views.groups(iri)), paragraphs=views.paragraphs(iri), **shown)
        claims, total = views.claims(iri, max(page - 1, 0) * PER_PAGE, PER_PAGE)
        pages = -(-total // PER_PAGE)
        groups = list(views.groups(iri))
        rows = [] if groups or claims or kind in ("region", "mechanism") else views.rows(iri)
        return self.page("thing", claims=claims, total=total, page=page, pages=pages, groups=groups, rows=rows, **shown)

    def ontology(self, request: Request) -> Response:
        """Serve the ontology whole: its terms differ in the fragment, which no request holds."""
        media = self.wanted(request, (HTML, *RDF))
        graph = ox.NamedNode(ONTOLOGY.rstrip("#"))
        quads = list(self.data.store.quads_for_pattern(None, None, None, graph))
        if media == "text/turtle":
            return self.response((data_dir("ontology") / "schema.ttl").read_bytes(), media)
        if media != HTML:
            return self.rdf(quads, media)
        subjects = {q.subject for q in quads if isinstance(q.subject, ox.NamedNode)}
        own = sorted((s for s in subjects if s.value.startswith(ONTOLOGY)), key=lambda s: s.value.lower())
        comment = ox.NamedNode(PREFIXES["rdfs"] + "comment")
        terms = [
            (node.value.removeprefix(ONTOLOGY), self.data.name(node), self.data.name(node, "en"),
             [q.object.value for q in self.data.store.quads_for_pattern(node, comment, None, graph)
              if isinstance(q.object, ox.Literal)])
            for node in own if self.data.name(node, "en")
        ]  # fmt: skip
        return self.page("ontology", terms=terms, iri=ONTOLOGY)

    # ------------------------------------------------------------ SPARQL

    async def sparql(self, request: Request) -> Response:
        """Answer SPARQL, or show a page to write it in."""
        given = request.query_params
        query, form = given.get("query"), request.headers.get("content-type", "").partition(";")[0]
        graphs = [tuple(given.getlist(name)) for name in DATASET]
        if request.method == "POST":
            body = await self.body(request)
            fields = parse_qs(body) if form == "application/x-www-form-urlencoded" else {}
            query = body if form == "application/sparql-query" else fields.get("query", [None])[0]
            if fields:
                graphs = [tuple(fields.get(name, ())) for name in DATASET]
            if form == "application/sparql-update" or "update" in fields:
                raise HTTPException(403, "this server only reads; an update is refused")
        elif "update" in given:
            raise HTTPException(403, "this server only reads; an update is refused")
        return await to_thread.run_sync(self.answered, request, query, NamedGraphs(*graphs), limiter=self.query_threads)

    @staticmethod
    async def body(request: Request) -> str:
        """Read what is posted, if it is not too long."""
        content = bytearray()
        async for piece in request.stream():
            content += piece
            if len(content) > 4 * LONGEST_QUERY:
                raise HTTPException(413, f"a query has at most {LONGEST_QUERY} characters")
        return content.decode("utf-8", "replace")

    def answered(self, request: Request, query: str | None, graphs: NamedGraphs) -> Response:
        """Answer one query, as a page to people."""
        questions = load_questions()
        examples = [(name, question.chinese, question.english) for name, question in questions.items()]
        shown = partial(self.page, "sparql", examples=examples)
        accept = request.headers.get("accept", "")
        media = self.wanted(request, (*TABLES, *GRAPHS, JSON, HTML))
        if media == HTML and query is None:
            example = request.query_params.get("example", "")
            path = data_dir("queries") / f"{example}.rq"
            text = path.read_text("utf-8") if example in questions and path.is_file() else START
            return shown(query=text, error="", table=None, triples="")
        if not query:
            raise HTTPException(400, "there is no query; give it as query=")
        if len(query) > LONGEST_QUERY:
            raise HTTPException(413, f"a query has at most {LONGEST_QUERY} characters")
        table = media if media in TABLES else best_media(accept, list(TABLES)) or next(iter(TABLES))
        graph = media if media in GRAPHS else best_media(accept, list(GRAPHS)) or next(iter(GRAPHS))
        if media == HTML:
            table, graph = next(iter(TABLES)), next(iter(GRAPHS))
        try:
            answer = self.endpoint.ask(query, table, graph, graphs)
        except QueryError as error:
            status = 503 if isinstance(error, QueryStoppedError) else 400
            if media == HTML:
                return shown(query=query, error=str(error), table=None, triples="", status=status)
            raise HTTPException(status, str(error)) from error
        if media != HTML:
            return self.response(answer.body, JSON if media == JSON else answer.media_type)
        if answer.media_type in GRAPHS:
            return shown(query=query, error="", table=None, triples=answer.body.decode())
        return shown(query=query, error="", table=self.table(answer.body), triples="")

    def table(self, answer: bytes) -> tuple[list[str], list[list[tuple[str, str]]], bool]:
        """Give the columns and the first rows of an answer, and whether there are more.

        A cell is its words and, if it is a thing, its address.
        """
        parsed = ox.parse_query_results(answer, format=ox.QueryResultsFormat.JSON)
        if isinstance(parsed, ox.QueryBoolean):
            return ["ASK"], [[(str(bool(parsed)).lower(), "")]], False
        names = [variable.value for variable in parsed.variables]
        rows = [[self.cell(solution[name]) for name in names] for solution in islice(parsed, ROWS)]
        return names, rows, next(parsed, None) is not None

    def cell(self, value: object) -> tuple[str, str]:
        """Show one value."""
        if isinstance(value, ox.NamedNode):
            return value.value, self.views.href(value.value)
        return (value.value if isinstance(value, ox.Literal) else "" if value is None else str(value)), ""

    # ------------------------------------------------------------ the rest

    def asset(self, request: Request) -> Response:
        """Serve the style or the sign of the pages."""
        name = request.url.path.removeprefix("/")
        return self.response(self.static[name], STATIC[name])

    def failed(self, request: Request, error: Exception) -> Response:
        """Say what is wrong, to people in a page."""
        assert isinstance(error, HTTPException)
        if best_media(request.headers.get("accept", ""), (PLAIN, HTML)) == HTML:
            response = self.page("error", status=error.status_code, code=error.status_code, words=error.detail)
        else:
            response = self.response(f"{error.detail}\n", PLAIN, error.status_code)
        response.headers.update(error.headers or {})
        return response


def application(data: Dataset, endpoint: Endpoint, hosts: Iterable[str] = ("*",)) -> Starlette:
    """Make the application that serves a data set.

    Args:
        data: The data set.
        endpoint: Answers SPARQL.
        hosts: Names under which it may be asked, "*" for any. Where they are bounded, pages from elsewhere cannot read
            the graph through a browser; else programs in any page may.

    Returns:
        An ASGI application.
    """
    site = Site(data, endpoint)
    get: Callable[..., Route] = partial(Route, methods=["GET"])
    routes = [
        get("/", site.home),
        get("/search", site.search),
        Route("/sparql", site.sparql, methods=["GET", "POST"]),
        get("/ontology", site.ontology),
        *(get(f"/{name}", site.asset) for name in STATIC),
        get("/.well-known/void", lambda _: RedirectResponse("/id/dataset", 303, ALWAYS)),
        get("/id/{identifier:path}", site.thing),
    ]
    names = list(hosts)
    guards = [Middleware(TrustedHostMiddleware, allowed_hosts=names, www_redirect=False)]
    if "*" in names:
        guards.append(Middleware(CORSMiddleware, allow_origins=["*"], allow_methods=["GET", "POST"]))
    return Starlette(routes=routes, middleware=guards, exception_handlers={HTTPException: site.failed})
